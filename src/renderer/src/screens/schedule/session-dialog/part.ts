import type { FieldName, Fields, SetFields } from './fields.ts'

/** What every part of the dialog is given. */
export type PartProps = {
  readonly fields: Fields
  readonly set: SetFields
  /** What is wrong, at the field it is about. */
  readonly errors: Partial<Record<FieldName, string>>
}
