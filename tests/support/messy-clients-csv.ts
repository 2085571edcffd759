/**
 * A client list as a studio's old system writes it, with everything that goes wrong in real ones, and what an import
 * must make of each row. The same seed gives the same bytes. Knows nothing of the code that reads it.
 */
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'

export type MessyVerdict = 'new' | 'update' | 'unchanged' | 'duplicate' | 'bad'

export interface MessyRow {
  /** The line of the file on which the row begins, counted from 1. */
  readonly line: number
  readonly verdict: MessyVerdict
  /** What is particular about the row. */
  readonly kind: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly credits: number
  /** For a duplicate: the line it repeats. */
  readonly ofLine: number | null
}

/** A client who must be in the database before the import, with fields as `clients.create` takes them. */
export interface MessyExistingClient {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
}

export interface MessyClientsFile {
  readonly bytes: Uint8Array
  readonly expected: { readonly [V in MessyVerdict]: number }
  readonly rows: readonly MessyRow[]
  readonly existing: readonly MessyExistingClient[]
}

export interface MessyClientsOptions {
  readonly rows?: number
  readonly seed?: number
  readonly delimiter?: ',' | ';' | '\t' | '|'
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  readonly byteOrderMark?: boolean
  readonly lineBreak?: '\n' | '\r\n' | '\r'
}

interface Draft {
  readonly verdict: MessyVerdict
  readonly kind: string
  readonly person: Person
  readonly cells: Cells
  readonly credits?: number
  readonly ofLine?: number
  /** Changes the written line where a proper writer could not make the damage. */
  readonly damage?: (line: string) => string
}

interface Person {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
}

type Cells = { readonly [C in (typeof COLUMNS)[number]]: string }

const COLUMNS = [
  'Vorname',
  'Nachname',
  'E-Mail-Adresse',
  'Handynummer',
  'Bemerkungen',
  'Guthaben',
  'Gültig bis',
] as const
const FIRST_NAMES = 'Anna Jürgen Zoë Mária José Ömer Chloé Bob Lea Søren Nuria Björn Inès Tom Åsa Paul'.split(
  ' ',
)
const LAST_NAMES = "Müller O'Brien Groß García von-der-Heide Smith Núñez Weiß Lindström Doe Peña Çelik".split(
  ' ',
)
const EXISTING_COUNT = 60

/** Writes the list. About one row in three is not simply new; blank lines stand in between. */
export function messyClientsCsv(options: MessyClientsOptions = {}): MessyClientsFile {
  const { rows: wanted = 2_000, seed = 1, delimiter = ';', lineBreak = '\r\n' } = options
  const random = mulberry32(seed)
  const existing = Array.from({ length: EXISTING_COUNT }, (_, index) => person(random, `stamm${index}`))
  const rows: MessyRow[] = []
  const source: Source = { random, unused: [...existing], addressed: [] }
  let text = write(COLUMNS, delimiter) + lineBreak
  let line = 2
  while (rows.length < wanted) {
    const draft = nextDraft(source, rows.length)
    const written = write(
      COLUMNS.map((column) => draft.cells[column]),
      delimiter,
    )
    const damaged = draft.damage ? draft.damage(written) : written
    const { firstName, lastName, email } = draft.person
    const { verdict, kind, credits = 0, ofLine = null } = draft
    const row: MessyRow = { line, verdict, kind, firstName, lastName, email, credits, ofLine }
    rows.push(row)
    if (verdict === 'new' && email !== '') source.addressed.push(row)
    text += damaged + lineBreak
    line += 1 + lineBreaksIn(damaged)
    if (random() < 0.02) {
      text += (random() < 0.5 ? '' : delimiter.repeat(COLUMNS.length - 1)) + lineBreak
      line += 1
    }
  }
  text += lineBreak + lineBreak
  return { bytes: encode(text, options), expected: count(rows), rows, existing }
}

/** What rows are drawn from while the list grows. */
interface Source {
  readonly random: () => number
  /** Existing clients who have no row yet. */
  readonly unused: MessyExistingClient[]
  /** New rows with an e-mail address, which a later row can repeat. */
  readonly addressed: MessyRow[]
}

function nextDraft(source: Source, index: number): Draft {
  const { random, unused, addressed } = source
  const dice = random()
  if (dice < 0.06 && unused.length > 0) return existingDraft(random, unused)
  if (dice < 0.14 && addressed.length > 0) return duplicateDraft(random, addressed)
  if (dice < 0.24) return pick(random, BAD)(person(random, `fehler${index}`))
  return pick(random, NEW)(person(random, `kunde${index}`))
}

const NEW: readonly ((of: Person) => Draft)[] = [
  (of) => fresh('plain', of, {}),
  (of) => fresh('with credits', of, { Guthaben: '12', 'Gültig bis': '31.12.2099' }, 12),
  (of) => fresh('credits with blanks and decimals', of, { Guthaben: ' 7.0 ', 'Gültig bis': '2099-06-30' }, 7),
  (of) => fresh('blanks and capitals', of, { 'E-Mail-Adresse': `  ${of.email.toUpperCase()} ` }),
  (of) => fresh('no e-mail', { ...of, email: '' }, { 'E-Mail-Adresse': '' }),
  (of) => fresh('first name only', { ...of, lastName: '' }, { Nachname: '' }),
  (of) =>
    fresh('line break and quotation marks', of, {
      Bemerkungen: 'Knie "links"\nkeine Sprünge; bitte anrufen',
    }),
  (of) => fresh('looks like a formula', of, { Bemerkungen: '=HYPERLINK("http://example.com")' }),
  (of) => fresh('defused phone number', of, { Handynummer: `'+49 ${of.phone}` }),
  (of) => fresh('control character', of, { Vorname: `${of.firstName}\u0007` }),
  (of) => ({ ...fresh('text after a quotation mark', of, {}), damage: quoteFirstLetter }),
  (of) => ({
    ...fresh('blank cells left out', of, { Bemerkungen: '' }),
    damage: (line) => line.replace(/[^\p{L}\p{N}]+$/u, ''),
  }),
]

const BAD: readonly ((of: Person) => Draft)[] = [
  (of) => bad('no name', of, { Vorname: '', Nachname: ' ' }),
  (of) => bad('e-mail without a domain', of, { 'E-Mail-Adresse': 'anna@' }),
  (of) => bad('two e-mail addresses', of, { 'E-Mail-Adresse': `${of.email} ${of.email}` }),
  (of) => bad('half a credit', of, { Guthaben: '2.5' }),
  (of) => bad('credits below zero', of, { Guthaben: '-1' }),
  (of) => bad('credits in words', of, { Guthaben: 'zehn' }),
  (of) => bad('too many credits', of, { Guthaben: '5000' }),
  (of) => bad('credits with a separator', of, { Guthaben: '1.200' }),
  (of) => bad('no such day', of, { Guthaben: '5', 'Gültig bis': '31.02.2099' }),
  (of) => bad('two-digit year', of, { Guthaben: '5', 'Gültig bis': '31.12.99' }),
  (of) => bad('expiry in words', of, { Guthaben: '5', 'Gültig bis': 'bald' }),
  (of) => bad('name too long', of, { Nachname: 'x'.repeat(101) }),
  (of) => bad('phone number shortened', of, { Handynummer: '4,91761E+12' }),
  (of) => ({
    ...bad('delimiter inside a cell', of, { Bemerkungen: 'a' }),
    damage: (line) => `${line}${delimiterOf(line)}extra`,
  }),
  (of) => ({ ...bad('quotation mark that never closes', of, {}), damage: (line) => `"${line}` }),
]

function fresh(kind: string, of: Person, cells: Partial<Cells>, credits = 0): Draft {
  return { verdict: 'new', kind, person: of, cells: { ...cellsOf(of), ...cells }, credits }
}

function bad(kind: string, of: Person, cells: Partial<Cells>): Draft {
  return { verdict: 'bad', kind, person: of, cells: { ...cellsOf(of), ...cells } }
}

function existingDraft(random: () => number, unused: MessyExistingClient[]): Draft {
  const [of] = unused.splice(Math.floor(random() * unused.length), 1)
  if (!of) throw new Error('There is no existing client left to write')
  const dice = random()
  if (dice < 0.3) return { verdict: 'unchanged', kind: 'as in the database', person: of, cells: cellsOf(of) }
  const update = { verdict: 'update' as const, person: of }
  return dice < 0.7
    ? { ...update, kind: 'adds credits', cells: { ...cellsOf(of), Guthaben: '10' }, credits: 10 }
    : { ...update, kind: 'other phone number', cells: { ...cellsOf(of), Handynummer: '030 1234567' } }
}

function duplicateDraft(random: () => number, addressed: readonly MessyRow[]): Draft {
  const first = pick(random, addressed)
  const of = { firstName: first.firstName, lastName: `${first.lastName}-Neu`, email: first.email, phone: '0' }
  const email = random() < 0.5 ? ` ${first.email.toUpperCase()}` : first.email
  const cells = { ...cellsOf(of), 'E-Mail-Adresse': email }
  return { verdict: 'duplicate', kind: 'e-mail used before', person: of, cells, ofLine: first.line }
}

function person(random: () => number, handle: string): Person {
  const firstName = pick(random, FIRST_NAMES)
  const lastName = pick(random, LAST_NAMES)
  const phone = `0170 ${1_000_000 + Math.floor(random() * 8_999_999)}`
  return { firstName, lastName, email: `${handle}@beispiel-studio.de`, phone }
}

function cellsOf(of: Person): Cells {
  return {
    Vorname: of.firstName,
    Nachname: of.lastName,
    'E-Mail-Adresse': of.email,
    Handynummer: of.phone,
    Bemerkungen: '',
    Guthaben: '',
    'Gültig bis': '',
  }
}

/** `Anna` becomes `"A"nna`. */
function quoteFirstLetter(line: string): string {
  return line.replace(/^(.)/u, '"$1"')
}

function delimiterOf(line: string): string {
  return line.at(-1) ?? ''
}

function write(cells: readonly string[], delimiter: string): string {
  return stringify([cells], { delimiter, eof: false })
}

function lineBreaksIn(text: string): number {
  return text.split('\n').length - 1
}

function count(rows: readonly MessyRow[]): MessyClientsFile['expected'] {
  const expected = { new: 0, update: 0, unchanged: 0, duplicate: 0, bad: 0 }
  for (const row of rows) expected[row.verdict]++
  return expected
}

function encode(text: string, options: MessyClientsOptions): Uint8Array {
  const { encoding = 'utf-8', byteOrderMark = encoding !== 'windows-1252' } = options
  return iconv.encode(text, encoding, { addBOM: byteOrderMark })
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('There is nothing to pick from')
  return chosen
}

/** A small seeded generator: equal seeds, equal lists. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
