/** Every sentence an import can say about a file, a choice of columns or a row, in German. */
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
} from '../../domain/client-import-terms.ts'
import type * as English from '../import-problems.ts'
import { counted } from './counted.ts'

/** The fields as sentences name them. */
export const IMPORT_FIELD_NAMES: { readonly [F in ImportField]: string } = {
  firstName: 'Vorname',
  lastName: 'Nachname',
  fullName: 'ganzer Name',
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  location: 'Ort',
  notes: 'Notizen',
  credits: 'Anfangsbestand',
  creditsExpireOn: 'Ablaufdatum',
  family: 'Sparte',
}

const ENCODING_NAMES: { readonly [E in ImportEncoding]: string } = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (Big-Endian)',
  'windows-1252': 'Windows-1252',
}

const DATE_ORDER_NAMES: { readonly [O in DateOrder]: string } = {
  dmy: 'Tag/Monat/Jahr',
  mdy: 'Monat/Tag/Jahr',
}

const FOREIGN_FILES: { readonly [K in ForeignFileKind]: string } = {
  excel: 'Das ist eine Excel-Arbeitsmappe. Speichern Sie sie zuerst als CSV.',
  opendocument: 'Das ist eine OpenDocument-Tabelle. Speichern Sie sie zuerst als CSV.',
  numbers: 'Das ist eine Numbers-Tabelle. Exportieren Sie sie zuerst als CSV.',
  archive: 'Das ist ein komprimiertes Archiv. Entpacken Sie es, und wählen Sie die CSV-Datei darin.',
  pdf: 'Das ist ein PDF. Exportieren Sie die Liste als CSV aus dem Programm, aus dem sie stammt.',
  web_page:
    'Das ist eine gespeicherte Webseite. Öffnen Sie sie in einer Tabellenkalkulation, und speichern Sie sie als CSV.',
  rich_text: 'Das ist ein formatiertes Textdokument. Speichern Sie die Liste zuerst als CSV.',
  database:
    'Das ist eine Datenbank. Um ein Studio zurückzuholen, verwenden Sie „Wiederherstellen“; Kunden werden aus einer CSV-Datei importiert.',
  unknown: 'Das ist keine Textdatei. Wählen Sie eine CSV-Datei.',
}

const REFUSALS: { readonly [C in keyof ImportRefusalDetails]: (details: ImportRefusalDetails[C]) => string } =
  {
    EMPTY_FILE: () => 'Die Datei ist leer.',
    NO_ROWS: () => 'So gelesen hat die Datei keine Zeilen unter ihren Spaltennamen.',
    FILE_TOO_LARGE: ({ bytes, limit }) =>
      `Die Datei hat ${megabytes(bytes)} MB; höchstens ${megabytes(limit)} MB können auf einmal importiert werden. Teilen Sie sie auf mehrere Dateien auf.`,
    NOT_A_TEXT_FILE: ({ kind }) => FOREIGN_FILES[kind],
    UNREADABLE_TEXT: ({ encoding, line }) =>
      `Zeile ${line} enthält Zeichen, die kein ${ENCODING_NAMES[encoding]}-Text sind. Speichern Sie die Datei neu als „CSV UTF-8“, oder wählen Sie eine andere Kodierung.`,
    TOO_MANY_ROWS: ({ limit }) =>
      `Die Datei hat mehr als ${grouped(limit)} Zeilen, mehr als auf einmal importiert werden können. Teilen Sie sie auf mehrere Dateien auf.`,
    TOO_MANY_COLUMNS: ({ line, limit }) =>
      `Zeile ${line} hat mehr als ${limit} Spalten. Wählen Sie ein anderes Trennzeichen, oder prüfen Sie, ob das eine Kundenliste ist.`,
  }

const PROBLEMS: {
  readonly [C in ImportProblemCode]: (params: ImportProblemParams[C], field: string) => string
} = {
  NAME_MISSING: () => 'Der Name fehlt. Nötig ist wenigstens ein Vor- oder Nachname.',
  TEXT_TOO_LONG: ({ length, limit }, field) =>
    `${field}: ${grouped(length)} Zeichen sind zu viele; höchstens ${grouped(limit)} passen.`,
  EMAIL_INVALID: ({ value }) => `„${value}“ ist keine E-Mail-Adresse.`,
  PHONE_SHORTENED: ({ value }) =>
    `Eine Tabellenkalkulation hat die Telefonnummer auf „${value}“ gekürzt. Formatieren Sie die Spalte als Text, und speichern Sie die Liste neu.`,
  CREDITS_NOT_A_NUMBER: ({ value }) => `Der Anfangsbestand „${value}“ ist keine Zahl.`,
  CREDITS_NOT_WHOLE: ({ value }) => `Der Anfangsbestand „${value}“ ist keine ganze Zahl.`,
  CREDITS_NEGATIVE: ({ value }) => `Der Anfangsbestand „${value}“ ist negativ.`,
  CREDITS_WITH_SEPARATOR: ({ value }) =>
    `Der Anfangsbestand „${value}“ hat ein Tausendertrennzeichen. Schreiben Sie die Zahl nur mit Ziffern.`,
  CREDITS_TOO_MANY: ({ value, limit }) =>
    `Der Anfangsbestand „${value}“ ist mehr als ${grouped(limit)}, das Höchste für einen Kunden.`,
  DATE_NOT_A_DATE: ({ value }) =>
    `Das Ablaufdatum „${value}“ ist kein Datum. Schreiben Sie es wie 2026-12-31, oder lassen Sie es leer, wenn die Einheiten nicht ablaufen.`,
  DATE_TWO_DIGIT_YEAR: ({ value }) => `Das Ablaufdatum „${value}“ braucht ein Jahr mit vier Ziffern.`,
  DATE_NOT_IN_CALENDAR: ({ value, order }) =>
    `Das Ablaufdatum „${value}“ ist kein Tag des Kalenders (Daten mit Schrägstrich werden als ${DATE_ORDER_NAMES[order]} gelesen).`,
  UNCLOSED_QUOTE: ({ line }) =>
    `Ein Anführungszeichen beginnt in Zeile ${line} und schließt nie, deshalb ist nicht sicher, wo seine Zelle endet.`,
  TOO_MANY_CELLS: ({ cells, expected }) =>
    `Die Zeile hat ${cells} Zellen, die Liste aber ${expected} Spalten. Eine Zelle, die das Trennzeichen enthält, muss in Anführungszeichen stehen.`,
  STRAY_QUOTE: ({ line }) =>
    `In Zeile ${line} folgt Text auf ein schließendes Anführungszeichen; er wurde als Teil der Zelle gelesen.`,
  TOO_FEW_CELLS: ({ cells, expected }) =>
    `Die Zeile hat nur ${cells} von ${expected} Zellen; die fehlenden wurden als leer gelesen.`,
  TITLE_LINE: () =>
    'Die Zeile steht über den Spaltennamen und wurde als Überschrift gelesen, nicht als Kunde.',
  CREDITS_EXPIRED: ({ credits, expiresOn }) =>
    `${counted(credits, 'Einheit ist', 'Einheiten sind')} am ${expiresOn} abgelaufen und ${credits === 1 ? 'wird' : 'werden'} nicht übernommen.`,
  OPENING_BALANCE_EXISTS: ({ credits, existing }) =>
    `Ein früherer Import brachte schon einen Anfangsbestand von ${existing}; die ${credits} dieser Zeile werden nicht hinzugefügt.`,
  CLIENT_COMES_BACK: () =>
    'Ein früherer Import dieses Kunden wurde rückgängig gemacht; der Kunde wird wieder aktiv.',
}

/** One sentence about a row. */
export function importProblemSentence(found: ImportProblem): string {
  const field = found.field === null ? 'Zeile' : capital(IMPORT_FIELD_NAMES[found.field])
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
export const mappingProblemSentence: typeof English.mappingProblemSentence = (found) => {
  switch (found.code) {
    case 'NO_NAME_COLUMN':
      return 'Wählen Sie die Spalte mit den Namen.'
    case 'COLUMN_MISSING':
      return `Die gewählte Spalte (${IMPORT_FIELD_NAMES[found.field]}) ist nicht in der Datei.`
    case 'COLUMN_TAKEN_TWICE': {
      const fields = found.fields.map((field) => IMPORT_FIELD_NAMES[field]).join(' und ')
      return `Eine Spalte ist zweimal gewählt: ${fields}. Wählen Sie für jedes eine eigene.`
    }
    case 'TOO_MANY_FAMILIES':
      return `Die Spalte für die Sparte enthält ${grouped(found.found)} Namen, die das Studio nicht hat; höchstens ${found.limit} werden auf einmal angelegt. Wählen Sie eine andere Spalte für die Sparte, oder keine.`
  }
}

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** Rounded up to a tenth, so that a file just over the limit never reads as being at it. */
function megabytes(bytes: number): string {
  return String(Math.ceil((bytes / (1024 * 1024)) * 10) / 10).replace('.', ',')
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, '.')
}
