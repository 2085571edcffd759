import { z } from 'zod'
import {
  DATE_ORDERS,
  IMPORT_DELIMITERS,
  IMPORT_ENCODINGS,
  IMPORT_FIELDS,
  IMPORT_LIMITS,
} from '../domain/client-import-terms.ts'
import { CHANGEABLE_FIELDS, ROW_VERDICTS } from '../domain/client-import-verdicts.ts'
import { command, query, task } from './define.ts'
import { limit, offset, requiredLine, token } from './fields.ts'

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * A file as bytes, which the window sends, or as base64, for callers that speak JSON; of that, a request takes about
 * 25 MB.
 */
const content = z
  .union([
    z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'The content is not a file.'),
    z.string().refine((text) => text.length % 4 === 0 && BASE64.test(text), 'The content is not base64.'),
  ])
  .meta({ sentence: 'The content is the bytes of a file, or its base64.' })

const importId = token(64)

/** Which column, counted from 0, holds which field. A field without a column is not imported. */
const mapping = z.partialRecord(
  z.enum(IMPORT_FIELDS),
  z
    .int()
    .min(0)
    .max(IMPORT_LIMITS.columns - 1)
    .meta({
      sentence: `A column is its place in the file, counted from 0: at most ${IMPORT_LIMITS.columns - 1}.`,
    }),
)

const dateOrder = z.enum(DATE_ORDERS)
const delimiter = z
  .enum(IMPORT_DELIMITERS)
  .meta({ sentence: 'Columns are separated by a comma, a semicolon, a tab or a bar.' })
const line = z.int().min(1)

/** Tested as a whole: a list as long as a file, with every entry wrong, would take seconds to be refused one by one. */
const lines = z.custom<number[]>(
  (value) =>
    Array.isArray(value) &&
    value.length <= IMPORT_LIMITS.rows &&
    value.every((entry) => Number.isSafeInteger(entry) && entry >= 1),
  'The lines to leave out are whole numbers of at least 1.',
)

/** What decides which verdict each row gets. */
const reading = { importId, mapping, dateOrder }

/** What the person decided after seeing the verdicts. */
const choices = {
  /** Whether clients of the studio are changed and given the credits of their row. */
  takeUpdates: z.boolean().default(true),
  /** Without it a single bad row refuses the whole import. */
  leaveOutBadRows: z.boolean().default(false),
  /** Single lines to leave out, whatever their verdict. */
  leaveOutLines: lines.default([]),
}

/** How the dates of one column are written, as far as the order of day and month matters to them. */
const dateColumn = z.object({
  column: z.int(),
  order: dateOrder,
  /** `certain`: only this order fits. `ambiguous`: every date fits both. `mixed`: some fit only one, some the other. */
  evidence: z.enum(['certain', 'ambiguous', 'mixed']),
})

const openedFile = z.object({
  importId: z.string(),
  fileName: z.string(),
  encoding: z.enum(IMPORT_ENCODINGS),
  /** The file says itself what its encoding is, so that no other can be chosen. */
  encodingIsCertain: z.boolean(),
  delimiter: z.enum(IMPORT_DELIMITERS),
  /** The line with the names of the columns; null when there is none. */
  headerLine: z.int().nullable(),
  /** One name per column, blank where there is none. */
  header: z.array(z.string()),
  rowCount: z.int(),
  /** The first rows, long cells cut. */
  sample: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  /** A guess to be corrected. */
  mapping,
  dateOrder,
  dateColumns: z.array(dateColumn),
  /** The first of what was found about lines, as sentences, and how many there are in all. */
  problems: z.array(z.object({ line: z.int(), message: z.string() })),
  problemCount: z.int(),
  /** When these very bytes were imported before. */
  importedBefore: z.object({ at: z.string(), by: z.string() }).nullable(),
})

const verdictCounts = z.object({
  new: z.int(),
  update: z.int(),
  unchanged: z.int(),
  duplicate: z.int(),
  bad: z.int(),
})

const previewRow = z.object({
  line: z.int(),
  verdict: z.enum(ROW_VERDICTS),
  name: z.string(),
  email: z.string(),
  action: z.enum(['create', 'update', 'none']),
  /** The opening balance that this row adds. */
  credits: z.int(),
  /** Its last valid day; null when it does not expire. */
  creditsExpireOn: z.string().nullable(),
  /** The family it is for; null when it is good for every service. */
  family: z.string().nullable(),
  /** Why the row is left out. */
  problems: z.array(z.string()),
  /** What is worth knowing about a row that is taken. */
  warnings: z.array(z.string()),
  changes: z.array(
    z.object({ field: z.enum(CHANGEABLE_FIELDS), from: z.string().nullable(), to: z.string() }),
  ),
})

export const importsContract = {
  /**
   * Reads a file of clients, at most 50 MB, and keeps it in memory for the calls that follow. What is left out of
   * `encoding`, `delimiter` and `headerLine` is guessed; `headerLine: null` says that there is none. Writes nothing.
   */
  'import.open': task(
    'clients.import',
    z.strictObject({
      fileName: requiredLine(255),
      content,
      encoding: z.enum(IMPORT_ENCODINGS).optional(),
      delimiter: delimiter.optional(),
      headerLine: line.nullable().optional(),
    }),
    openedFile,
  ),
  /** What would become of each row. `verdict` filters the rows, not the counts. */
  'import.preview': query(
    'clients.import',
    z.strictObject({
      ...reading,
      takeUpdates: choices.takeUpdates,
      verdict: z.enum(ROW_VERDICTS).optional(),
      limit,
      offset,
    }),
    z.object({
      counts: verdictCounts,
      /** The opening balances of the rows that can be taken, in all. */
      credits: z.object({ new: z.int(), update: z.int() }),
      /** Families that no service and no credits have named yet: they are made. */
      newFamilies: z.array(z.string()),
      rows: z.array(previewRow),
      total: z.int(),
    }),
    { apart: true },
  ),
  /** Takes the rows over, all or none. The file can then only be reported on; to import it again, open it again. */
  'import.commit': command(
    'clients.import',
    z.strictObject({ ...reading, ...choices }),
    z.object({
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      /** Bad rows, duplicates and what the person left out. */
      skipped: z.int(),
      creditsAdded: z.int(),
      /** For `import.report`. */
      report: z.string(),
    }),
    ['clients', 'credits', 'catalogue'],
  ),
  /** Every row with what was done; with a `plan`, and before the commit, with what it would do. */
  'import.report': query(
    'clients.import',
    z.strictObject({
      importId,
      plan: z.strictObject({ mapping, dateOrder, ...choices }).optional(),
    }),
    z.object({ fileName: z.string(), csv: z.string() }),
    { apart: true },
  ),
  /** Forgets an opened file. */
  'import.discard': task(
    'clients.import',
    z.strictObject({ importId }),
    z.object({ discarded: z.boolean() }),
  ),
}
