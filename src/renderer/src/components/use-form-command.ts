import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandName, Input, Value } from '../../../shared/contract/index.ts'
import type { Refusal } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { showAtFields } from './field.tsx'

type FormCommand<M extends CommandName> = {
  /** Sends it; null when it was refused, which then stands at the fields or in `refusal`. */
  readonly send: (input: Input<M>) => Promise<Value<M> | null>
  readonly busy: boolean
  /** A refusal that names no field of the form, for the place above the buttons. */
  readonly refusal: Refusal | null
  /** The last refusal wherever it is shown, for the way out of it. */
  readonly refused: Refusal | null
}

/**
 * The command behind a form: what main refuses is shown at the field it is about, or else above the buttons. With
 * `about`, the part of the form that a refusal depends on, a refusal goes away as soon as that is changed.
 */
export function useFormCommand<M extends CommandName, Values extends Record<string, unknown>>(
  method: M,
  form: UseFormReturnType<Values>,
  about: unknown = null,
): FormCommand<M> {
  const { t } = useTranslation()
  const command = useCommand(method)
  const [atFields, setAtFields] = useState(false)
  const now = JSON.stringify(about)
  const [sent, setSent] = useState(now)
  const send = async (input: Input<M>) => {
    setSent(now)
    const reply = await command.run(input)
    if (reply.ok) return reply.value
    setAtFields(showAtFields(form, reply.error, t('form.missing')))
    return null
  }
  const refused = sent === now ? command.refusal : null
  return { send, busy: command.busy, refusal: atFields ? null : refused, refused }
}
