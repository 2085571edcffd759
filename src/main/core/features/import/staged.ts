import type { ImportChoices } from '../../../../shared/domain/client-import-plan.ts'
import type { ColumnMapping, DateOrder } from '../../../../shared/domain/client-import-terms.ts'
import type {
  ExistingClient,
  JudgedRow,
  RowVerdict,
} from '../../../../shared/domain/client-import-verdicts.ts'
import type { ParsedTable } from './parse-table.ts'

/** How the person reads the file. */
export type FileReading = { readonly mapping: ColumnMapping; readonly dateOrder: DateOrder }

/** What an import would make of a file, as things stand. */
export type Judgement = {
  /** Names everything that the verdicts depend on. */
  readonly key: string
  readonly rows: readonly JudgedRow[]
  readonly byVerdict: { readonly [V in RowVerdict]: readonly JudgedRow[] }
  readonly counts: { readonly [V in RowVerdict]: number }
  /** The opening balances that new and updated clients would get, in all. */
  readonly credits: { readonly new: number; readonly update: number }
  /** Families that would have to be made, as the file first writes them. */
  readonly newFamilies: readonly string[]
  /** The clients that rows are about, by id. */
  readonly known: (id: number) => ExistingClient | undefined
}

/** A file that was opened to be imported. */
export type StagedFile = {
  readonly id: string
  readonly fileName: string
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly digest: string
  readonly table: ParsedTable
  /** The verdicts that were asked for last. */
  judgement: Judgement | null
  /** What was done with its rows; null until it was imported. */
  done: { readonly rows: readonly JudgedRow[]; readonly choices: ImportChoices } | null
}

/** One person works on one file, perhaps in two windows; whatever is left behind goes when others are opened. */
const MOST_FILES = 4

/** The opened files of each open database, the oldest first. They live as long as the database is open. */
const filesOf = new WeakMap<object, Map<string, StagedFile>>()

/** Keeps an opened file; of too many the one opened first is forgotten. */
export function stageFile(database: object, file: StagedFile): void {
  const files = filesOf.get(database) ?? new Map<string, StagedFile>()
  filesOf.set(database, files)
  files.set(file.id, file)
  const [oldest] = files.keys()
  if (files.size > MOST_FILES && oldest !== undefined) files.delete(oldest)
}

export function findStagedFile(database: object, id: string): StagedFile | null {
  return filesOf.get(database)?.get(id) ?? null
}

/** Forgets an opened file; false when it was not there. */
export function discardStagedFile(database: object, id: string): boolean {
  return filesOf.get(database)?.delete(id) ?? false
}
