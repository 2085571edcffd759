import { schemaResolver, type UseFormReturnType, useForm } from '@mantine/form'
import { type ReactNode, type SubmitEvent, useId } from 'react'
import type { ZodType } from 'zod'
import type { Refusal } from '../api/client.ts'
import classes from './field.module.css'

type StudioForm<Values extends Record<string, unknown>> = UseFormReturnType<Values> & {
  /** Give this to the form: checks, focuses the first invalid field, else calls `send` with what was typed. */
  readonly submit: (send: (values: Values) => void) => (event: SubmitEvent<HTMLFormElement>) => void
}

function focusFirst<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  paths: readonly string[],
): void {
  const nodes = paths
    .map((path) => form.getInputNode(path))
    .filter((node): node is HTMLInputElement => node !== null)
  // The order of the schema is not the order on screen.
  nodes.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
  const first = nodes[0]
  // A group of choices cannot have the focus itself.
  const input = first?.matches('input, textarea') === false ? first.querySelector('input') : first
  input?.focus()
  // The field may have had the focus already, and yet be in sight only in part.
  first?.scrollIntoView({ block: 'nearest' })
}

/**
 * A form checked by the same zod schema that the contract uses. Uncontrolled: typing does not render the
 * dialog. Errors show on submit and clear as the field is mended.
 */
export function useStudioForm<Values extends Record<string, unknown>>(
  schema: ZodType,
  initialValues: Values,
): StudioForm<Values> {
  const form = useForm<Values>({
    // Names the fields in the page, so that two dialogs with a field of the same name stay apart. The form takes
    // letters, numbers and dashes only.
    name: useId().replaceAll('_', ''),
    mode: 'uncontrolled',
    initialValues,
    validate: schemaResolver(schema, { sync: true }),
    onSubmitPreventDefault: 'always',
  })
  const submit = (send: (values: Values) => void) =>
    form.onSubmit(send, (errors) => focusFirst(form, Object.keys(errors)))
  return { ...form, submit }
}

/**
 * Shows what main refused at the fields themselves and focuses the first of them. False when the refusal names
 * no field of this form; then it belongs above the buttons.
 */
export function showAtFields<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  refusal: Refusal,
  missing: string,
): boolean {
  const found = fieldErrors(refusal, missing).filter(([path]) => form.getInputNode(path) !== null)
  if (found.length === 0) return false
  form.setErrors(Object.fromEntries(found))
  focusFirst(
    form,
    found.map(([path]) => path),
  )
  return true
}

function fieldErrors(refusal: Refusal, missing: string): readonly (readonly [string, string])[] {
  switch (refusal.code) {
    case 'VALIDATION':
      return refusal.details.issues.map((issue) => [issue.path, issue.message] as const)
    case 'MISSING_REQUIRED_FIELDS':
      return refusal.details.fields.map((field) => [field, missing] as const)
    case 'DUPLICATE_CLIENT':
      return [['email', refusal.message]]
    default:
      return []
  }
}

/**
 * Marks a day of which only a part is typed. The page gives such a field the value of an empty one, so what was
 * meant as a limit would be sent as none.
 */
export function isHalfWritten<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  path: string & keyof Values,
  message: string,
): boolean {
  const node = form.getInputNode(path)
  if (!(node instanceof HTMLInputElement) || !node.validity.badInput) return false
  form.setFieldError(path, message)
  node.focus()
  return true
}

type FieldRowProps = { readonly children: ReactNode }

/** Fields side by side, equally wide: first name and last name, date and time. */
export function FieldRow({ children }: FieldRowProps) {
  return <div className={classes.row}>{children}</div>
}
