/** Every sentence an import can say about a file, a choice of columns or a row. */
import type {
  DateOrder,
  ForeignFileKind,
  ImportEncoding,
  ImportField,
  ImportProblem,
  ImportProblemCode,
  ImportProblemParams,
  ImportRefusal,
  ImportRefusalDetails,
  MappingProblem,
} from '../domain/client-import-terms.ts'

/** The fields as sentences name them. */
export const IMPORT_FIELD_NAMES: { readonly [F in ImportField]: string } = {
  firstName: 'first name',
  lastName: 'last name',
  fullName: 'full name',
  email: 'e-mail address',
  phone: 'phone number',
  location: 'location',
  notes: 'notes',
  credits: 'opening balance',
  creditsExpireOn: 'expiry date',
  family: 'family',
}

const ENCODING_NAMES: { readonly [E in ImportEncoding]: string } = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
}

const DATE_ORDER_NAMES: { readonly [O in DateOrder]: string } = {
  dmy: 'day/month/year',
  mdy: 'month/day/year',
}

const FOREIGN_FILES: { readonly [K in ForeignFileKind]: string } = {
  excel: 'This is an Excel workbook. Save it as CSV first.',
  opendocument: 'This is an OpenDocument spreadsheet. Save it as CSV first.',
  numbers: 'This is a Numbers spreadsheet. Export it as CSV first.',
  archive: 'This is a compressed archive. Unpack it and choose the CSV file inside.',
  pdf: 'This is a PDF. Export the list as CSV from the program it comes from.',
  web_page: 'This is a web page saved as a file. Open it in a spreadsheet program and save it as CSV.',
  rich_text: 'This is a formatted text document. Save the list as CSV first.',
  database: 'This is a database. To bring back a studio, use Restore; clients are imported from a CSV file.',
  unknown: 'This is not a text file. Choose a CSV file.',
}

const REFUSALS: { readonly [C in keyof ImportRefusalDetails]: (details: ImportRefusalDetails[C]) => string } =
  {
    EMPTY_FILE: () => 'The file is empty.',
    NO_ROWS: () => 'Read like this, the file has no rows below its column names.',
    FILE_TOO_LARGE: ({ bytes, limit }) =>
      `The file has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB can be imported at once. Split it into several files.`,
    NOT_A_TEXT_FILE: ({ kind }) => FOREIGN_FILES[kind],
    UNREADABLE_TEXT: ({ encoding, line }) =>
      `Line ${line} holds characters that are not ${ENCODING_NAMES[encoding]} text. Save the file again as “CSV UTF-8”, or choose another encoding.`,
    TOO_MANY_ROWS: ({ limit }) =>
      `The file has more than ${grouped(limit)} rows, which is the most that can be imported at once. Split it into several files.`,
    TOO_MANY_COLUMNS: ({ line, limit }) =>
      `Line ${line} has more than ${limit} columns. Choose another delimiter, or check that this is a list of clients.`,
  }

const PROBLEMS: {
  readonly [C in ImportProblemCode]: (params: ImportProblemParams[C], field: string) => string
} = {
  NAME_MISSING: () => 'The name is missing. Give at least a first or a last name.',
  TEXT_TOO_LONG: ({ length, limit }, field) =>
    `${grouped(length)} characters are too many for the ${field}; at most ${grouped(limit)} fit.`,
  EMAIL_INVALID: ({ value }) => `“${value}” is not an e-mail address.`,
  PHONE_SHORTENED: ({ value }) =>
    `A spreadsheet program has shortened the phone number to “${value}”. Format the column as text and save the list again.`,
  CREDITS_NOT_A_NUMBER: ({ value }) => `The opening balance “${value}” is not a number.`,
  CREDITS_NOT_WHOLE: ({ value }) => `The opening balance “${value}” is not a whole number.`,
  CREDITS_NEGATIVE: ({ value }) => `The opening balance “${value}” is below zero.`,
  CREDITS_WITH_SEPARATOR: ({ value }) =>
    `The opening balance “${value}” has a thousands separator. Write the number with digits only.`,
  CREDITS_TOO_MANY: ({ value, limit }) =>
    `The opening balance “${value}” is more than ${grouped(limit)}, the most one client can be given.`,
  DATE_NOT_A_DATE: ({ value }) =>
    `The expiry date “${value}” is not a date. Write it like 2026-12-31, or leave it blank when the credits do not expire.`,
  DATE_TWO_DIGIT_YEAR: ({ value }) => `The expiry date “${value}” needs a year of four digits.`,
  DATE_NOT_IN_CALENDAR: ({ value, order }) =>
    `The expiry date “${value}” is not a day of the calendar (dates with slashes are read as ${DATE_ORDER_NAMES[order]}).`,
  UNCLOSED_QUOTE: ({ line }) =>
    `A quotation mark opens on line ${line} and never closes, so it is not certain where its cell ends.`,
  TOO_MANY_CELLS: ({ cells, expected }) =>
    `The row has ${cells} cells where the list has ${expected} columns. A cell that holds the delimiter must stand in quotation marks.`,
  STRAY_QUOTE: ({ line }) =>
    `Text follows a closing quotation mark on line ${line}; it was read as part of the cell.`,
  TOO_FEW_CELLS: ({ cells, expected }) =>
    `The row has only ${cells} of ${expected} cells; the missing ones were read as blank.`,
  TITLE_LINE: () => 'The line stands above the column names and was read as a title, not as a client.',
  CREDITS_EXPIRED: ({ credits, expiresOn }) =>
    `The ${credits} ${credits === 1 ? 'credit' : 'credits'} expired on ${expiresOn} and will not be brought over.`,
  OPENING_BALANCE_EXISTS: ({ credits, existing }) =>
    `An earlier import already brought an opening balance of ${existing}; the ${credits} of this row will not be added.`,
  CLIENT_COMES_BACK: () => 'An earlier import of this client was undone; the client will be active again.',
}

/** One sentence about a row. */
export function importProblemSentence(found: ImportProblem): string {
  const field = found.field === null ? 'row' : IMPORT_FIELD_NAMES[found.field]
  // The code picks the builder for exactly these params; the compiler cannot correlate the two unions.
  const build = PROBLEMS[found.code] as (params: ImportProblem['params'], field: string) => string
  return build(found.params, field)
}

/** Why a file cannot be imported, and what to do about it. */
export function importRefusalSentence(refusal: ImportRefusal): string {
  // As above: code and details belong together.
  const build = REFUSALS[refusal.code] as (details: ImportRefusal['details']) => string
  return build(refusal.details)
}

/** What keeps a choice of columns from being used. */
export function mappingProblemSentence(found: MappingProblem): string {
  switch (found.code) {
    case 'NO_NAME_COLUMN':
      return 'Choose the column that holds the names.'
    case 'COLUMN_MISSING':
      return `The column chosen for the ${IMPORT_FIELD_NAMES[found.field]} is not in the file.`
    case 'COLUMN_TAKEN_TWICE': {
      const fields = found.fields.map((field) => IMPORT_FIELD_NAMES[field]).join(' and ')
      return `One column is chosen for ${fields}. Choose a column for each.`
    }
    case 'TOO_MANY_FAMILIES':
      return `The column chosen for the family holds ${grouped(found.found)} names that the studio does not have; at most ${found.limit} are made at once. Choose another column for the family, or none.`
  }
}

/** Rounded up to a tenth, so that a file just over the limit never reads as being at it. */
function megabytes(bytes: number): number {
  return Math.ceil((bytes / (1024 * 1024)) * 10) / 10
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
