import type { Value } from '../../../../shared/contract/index.ts'
import type { ColumnMapping, DateOrder, ImportField } from '../../../../shared/domain/client-import-terms.ts'
import { IMPORT_FIELDS } from '../../../../shared/domain/client-import-terms.ts'

export type OpenedFile = Value<'import.open'>
export type ImportPreview = Value<'import.preview'>
export type PreviewRow = ImportPreview['rows'][number]
export type ImportResult = Value<'import.commit'>

/** A file that is being looked at, and what the person has decided about it so far. */
export type Draft = {
  readonly fileName: string
  /** Sent again whenever the way of reading it is corrected. */
  readonly bytes: Uint8Array
  readonly opened: OpenedFile
  readonly mapping: ColumnMapping
  /** Whether a person has changed the guess. */
  readonly mappingIsOwn: boolean
  readonly dateOrder: DateOrder
  readonly takeUpdates: boolean
}

/** A file as it was first understood. */
export function draftOf(fileName: string, bytes: Uint8Array, opened: OpenedFile): Draft {
  const { mapping, dateOrder } = opened
  return { fileName, bytes, opened, mapping, mappingIsOwn: false, dateOrder, takeUpdates: true }
}

/** The same file read in another way: a choice of columns made by hand stays if there still are as many columns. */
export function rereadDraft(draft: Draft, opened: OpenedFile): Draft {
  const kept = draft.mappingIsOwn && draft.opened.header.length === opened.header.length
  if (kept) return { ...draft, opened }
  return { ...draftOf(draft.fileName, draft.bytes, opened), takeUpdates: draft.takeUpdates }
}

/** What a column holds; null when it is not imported. */
export function fieldOf(mapping: ColumnMapping, column: number): ImportField | null {
  return IMPORT_FIELDS.find((field) => mapping[field] === column) ?? null
}

/** Says what a column holds. A field that another column held moves here. */
export function assignColumn(
  mapping: ColumnMapping,
  column: number,
  field: ImportField | null,
): ColumnMapping {
  const others = IMPORT_FIELDS.flatMap((known) => {
    const held = mapping[known]
    return held === undefined || held === column || known === field ? [] : [[known, held] as const]
  })
  return Object.fromEntries(field === null ? others : [...others, [field, column]])
}

/** How the dates of the expiry column are written, if their order matters. */
export function expiryDates({ opened, mapping }: Draft): OpenedFile['dateColumns'][number] | null {
  return opened.dateColumns.find(({ column }) => column === mapping.creditsExpireOn) ?? null
}

/** With a new column for the expiry, its own dates say in which order they are. */
export function chooseColumn(draft: Draft, column: number, field: ImportField | null): Draft {
  const next = { ...draft, mapping: assignColumn(draft.mapping, column, field), mappingIsOwn: true }
  if (next.mapping.creditsExpireOn === draft.mapping.creditsExpireOn) return next
  return { ...next, dateOrder: expiryDates(next)?.order ?? draft.dateOrder }
}

/** The lines on which a person may say that the column names are: the first ten, and wherever they were found. */
export function headerLineChoices(found: number | null): readonly number[] {
  const first = Array.from({ length: 10 }, (_, index) => index + 1)
  return found === null || found <= first.length ? first : [...first, found]
}

/** How many clients an import would create or change. */
export function clientsToImport({ counts }: Pick<ImportPreview, 'counts'>, takeUpdates: boolean): number {
  return counts.new + (takeUpdates ? counts.update : 0)
}

/** The opening balances that an import would bring. */
export function creditsToImport({ credits }: Pick<ImportPreview, 'credits'>, takeUpdates: boolean): number {
  return credits.new + (takeUpdates ? credits.update : 0)
}

/** Whole per cent, 100 only when all is written. */
export function percentOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((done / total) * 100)
}
