/** Single cells of an import: what they say once cleaned, and what is wrong with them. */
import {
  IMPORT_LENGTHS,
  IMPORT_LIMITS,
  type ImportProblem,
  type ImportTextField,
  problem,
  shownValue,
} from './client-import-terms.ts'
import { normaliseName } from './text.ts'

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ImportProblem }

// Nearly every cell is printable Latin text with single blanks, which cleaning leaves as it is; in 200,000 rows the
// short cut is noticed. U+00AD, the soft hyphen, is invisible and not among them.
const CLEAN = /^[!-~¡-¬®-ɏ]+(?: [!-~¡-¬®-ɏ]+)*$/
// Spreadsheet exports, our own among them, put an apostrophe before text that would otherwise run as a formula.
const DEFUSED = /^'(?=[=+\-@＝＋－＠])/
const EMAIL = /^[^\s@"(),:;<>[\]\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u
const SHORTENED_NUMBER = /^\d[.,]\d+E\+\d+$/i

const WHOLE = /^\d+(?:[.,]0{1,2})?$/
const GROUPED = /^\d{1,3}(?:[.,'’ ]\d{3})+$/
const FRACTION = /^\d*[.,]\d+$/
const NEGATIVE = /^[-−–]\s*\d|^\(\d+(?:[.,]\d+)?\)$|^\d+\s*-$/

/** A cell as one line of text: composed, no control or invisible characters, single blanks, none at the ends. */
export function cleanLine(cell: string): string {
  const text = cell === '' || CLEAN.test(cell) ? cell : normaliseName(cell)
  return text.replace(DEFUSED, '')
}

/** A cell that may hold paragraphs: each line cleaned like `cleanLine`, line breaks kept as `\n`. */
export function cleanParagraphs(cell: string): string {
  if (!/[\r\n]/.test(cell)) return cleanLine(cell)
  const lines = cell.split(/\r\n?|\n/)
  return lines
    .map((line) => (line === '' || CLEAN.test(line) ? line : normaliseName(line)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(DEFUSED, '')
}

/** Text of a field, `''` when blank. More than the field takes is refused, never cut. */
export function readText(field: ImportTextField, cell: string): Reading<string> {
  const value = field === 'notes' ? cleanParagraphs(cell) : cleanLine(cell)
  const limit = IMPORT_LENGTHS[field]
  if (value.length <= limit) return { ok: true, value }
  return { ok: false, problem: problem('TEXT_TOO_LONG', field, { length: value.length, limit }) }
}

/** An e-mail address as written, `''` when blank. */
export function readEmail(cell: string): Reading<string> {
  const text = readText('email', cell)
  if (!text.ok || text.value === '' || isEmail(text.value)) return text
  return { ok: false, problem: problem('EMAIL_INVALID', 'email', { value: shownValue(text.value) }) }
}

/** Whether the text has the form of one e-mail address; blanks anywhere make it none. */
export function isEmail(text: string): boolean {
  if (text.length > IMPORT_LENGTHS.email || !EMAIL.test(text)) return false
  const local = text.slice(0, text.indexOf('@'))
  return !local.startsWith('.') && !local.endsWith('.') && !local.includes('..')
}

/** A phone number as written, `''` when blank. Numbers that a spreadsheet shortened (4.91761E+12) are refused. */
export function readPhone(cell: string): Reading<string> {
  const text = readText('phone', cell)
  if (!text.ok || !SHORTENED_NUMBER.test(text.value)) return text
  return { ok: false, problem: problem('PHONE_SHORTENED', 'phone', { value: shownValue(text.value) }) }
}

/** An opening balance: a whole number from 0 to 1,000; blank is 0, and `12.0` is 12. */
export function readCredits(cell: string): Reading<number> {
  const text = cleanLine(cell)
  if (text === '') return { ok: true, value: 0 }
  const value = shownValue(text)
  if (GROUPED.test(text)) return creditProblem(problem('CREDITS_WITH_SEPARATOR', 'credits', { value }))
  if (NEGATIVE.test(text)) return creditProblem(problem('CREDITS_NEGATIVE', 'credits', { value }))
  if (!WHOLE.test(text)) {
    const code = FRACTION.test(text) ? 'CREDITS_NOT_WHOLE' : 'CREDITS_NOT_A_NUMBER'
    return creditProblem(problem(code, 'credits', { value }))
  }
  const credits = Number.parseInt(text, 10)
  const limit = IMPORT_LIMITS.credits
  if (credits > limit) return creditProblem(problem('CREDITS_TOO_MANY', 'credits', { value, limit }))
  return { ok: true, value: credits }
}

function creditProblem(found: ImportProblem): Reading<number> {
  return { ok: false, problem: found }
}

// Words that belong to the surname that follows them, when they are written small: Anna von der Heide.
const PARTICLES = new Set(
  'von vom zu zum zur van der den ter ten de del della di da do dos das du la le el al bin ibn'.split(' '),
)

/**
 * Splits a full name that `cleanLine` has cleaned: at a comma (`Doe, John`), else before the first small particle
 * (`Anna von der Heide`), else before the last word. A single word is a first name.
 */
export function splitFullName(name: string): { readonly firstName: string; readonly lastName: string } {
  const comma = name.indexOf(',')
  if (comma !== -1) {
    return { firstName: name.slice(comma + 1).trim(), lastName: name.slice(0, comma).trim() }
  }
  const words = name.split(' ')
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word))
  const cut = particle !== -1 && particle < words.length - 1 ? particle : Math.max(1, words.length - 1)
  return { firstName: words.slice(0, cut).join(' '), lastName: words.slice(cut).join(' ') }
}
