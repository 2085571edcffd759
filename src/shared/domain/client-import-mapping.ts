import { cleanLine, isEmail } from './client-import-cells.ts'
import { looksLikeDate } from './client-import-dates.ts'
import { FOREIGN_WORDS, foldHeader, HEADER_NAMES } from './client-import-headers.ts'
import {
  type ColumnMapping,
  IMPORT_FIELDS,
  type ImportField,
  type MappingProblem,
} from './client-import-terms.ts'

type MutableMapping = { -readonly [F in keyof ColumnMapping]: ColumnMapping[F] }
type Candidate = { readonly field: ImportField; readonly column: number; readonly score: number }

const EXACT = 1_000
const WITHOUT_OWNER = 800
const WITHIN = 500
// "Client E-mail", "Member First Name", "Kunde Telefon": whose it is says nothing about what it is.
const OWNER = /^(?:client|customer|member|contact|primary|attendee|kunde|kunden|mitglied|kontakt) (?=.)/

const PHONE_SIGNS = /^\+?[\d\s().\-/]{6,}$/
const WHOLE_NUMBER = /^\d{1,4}(?:[.,]0{1,2})?$/
const NUMBER = /^[-−]?\d+(?:[.,]\d+)?$/

/**
 * Guesses which column holds what, from the headers and, where a header says nothing or claims what its cells deny,
 * from sample rows. A file without a header passes headers that are blank. Each field gets at most one column and
 * each column at most one field; a person can correct all of it.
 */
export function guessMapping(
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
): ColumnMapping {
  const samples = header.map((_, column) =>
    sampleRows.map((cells) => cleanLine(cells[column] ?? '')).filter((cell) => cell !== ''),
  )
  const mapping = assign(headerCandidates(header, samples))
  separateNames(mapping, header)
  fillFromContent(mapping, header, samples)
  return mapping
}

/** How many of these cells are names that columns of a client list have. Tells a header from data. */
export function countKnownHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => {
    const name = foldHeader(cell)
    return name !== '' && IMPORT_FIELDS.some((field) => headerScore(field, name) > 0)
  }).length
}

/** What keeps a choice of columns from being used; empty when nothing does. */
export function checkMapping(mapping: ColumnMapping, columnCount: number): MappingProblem[] {
  const problems: MappingProblem[] = []
  const fieldsOf = new Map<number, ImportField[]>()
  for (const field of IMPORT_FIELDS) {
    const column = mapping[field]
    if (column === undefined) continue
    if (!Number.isInteger(column) || column < 0 || column >= columnCount) {
      problems.push({ code: 'COLUMN_MISSING', field, column })
    }
    fieldsOf.set(column, [...(fieldsOf.get(column) ?? []), field])
  }
  for (const [column, fields] of fieldsOf) {
    if (fields.length > 1) problems.push({ code: 'COLUMN_TAKEN_TWICE', fields, column })
  }
  if (mapping.firstName === undefined && mapping.lastName === undefined && mapping.fullName === undefined) {
    problems.push({ code: 'NO_NAME_COLUMN' })
  }
  return problems
}

function headerCandidates(header: readonly string[], samples: readonly (readonly string[])[]): Candidate[] {
  const candidates: Candidate[] = []
  header.forEach((text, column) => {
    const name = foldHeader(text)
    if (name === '') return
    for (const field of IMPORT_FIELDS) {
      const score = headerScore(field, name)
      if (score > 0 && isPlausible(field, samples[column] ?? [])) candidates.push({ field, column, score })
    }
  })
  return candidates
}

function headerScore(field: ImportField, name: string): number {
  const { exact, within } = HEADER_NAMES[field]
  const rank = exact.indexOf(name)
  if (rank !== -1) return EXACT - rank
  const ownerless = exact.indexOf(name.replace(OWNER, ''))
  if (ownerless !== -1) return WITHOUT_OWNER - ownerless
  if (name.split(' ').some((word) => FOREIGN_WORDS.has(word))) return 0
  const inside = within.findIndex((words) => ` ${name} `.includes(` ${words} `))
  return inside === -1 ? 0 : WITHIN - inside
}

/** The best pairs first; of equals the column further left. */
function assign(candidates: Candidate[]): MutableMapping {
  const mapping: MutableMapping = {}
  const taken = new Set<number>()
  candidates.sort((a, b) => b.score - a.score || a.column - b.column)
  for (const { field, column } of candidates) {
    if (mapping[field] !== undefined || taken.has(column)) continue
    mapping[field] = column
    taken.add(column)
  }
  return mapping
}

/** "Name" beside "Vorname" is the surname; a full name beside both parts is not needed. */
function separateNames(mapping: MutableMapping, header: readonly string[]): void {
  if (mapping.fullName === undefined) return
  const nameOnly = foldHeader(header[mapping.fullName] ?? '') === 'name'
  if (nameOnly && mapping.firstName !== undefined && mapping.lastName === undefined) {
    mapping.lastName = mapping.fullName
  }
  if (mapping.firstName !== undefined && mapping.lastName !== undefined) delete mapping.fullName
}

function isPlausible(field: ImportField, samples: readonly string[]): boolean {
  if (samples.length === 0) return true
  switch (field) {
    case 'email':
      return share(samples, (cell) => cell.includes('@')) >= 0.3
    case 'creditsExpireOn':
      return samples.some(looksLikeDate)
    case 'credits':
      return share(samples, (cell) => WHOLE_NUMBER.test(cell)) >= 0.3
    case 'phone':
      return samples.some((cell) => /\d/.test(cell))
    case 'firstName':
    case 'lastName':
    case 'fullName':
      return share(samples, (cell) => NUMBER.test(cell) || isEmail(cell)) <= 0.5
    default:
      return true
  }
}

function share(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.filter(test).length / cells.length
}

/**
 * Columns that no header explains, by what they hold. An e-mail address is unmistakable; the rest is guessed only in
 * a file without a header, where nothing else is known.
 */
function fillFromContent(
  mapping: MutableMapping,
  header: readonly string[],
  samples: readonly (readonly string[])[],
): void {
  const free = () => {
    const taken = new Set(Object.values(mapping))
    return header.map((_, column) => column).filter((column) => !taken.has(column) && samples[column]?.length)
  }
  const claim = (field: ImportField, test: (cell: string) => boolean) => {
    if (mapping[field] !== undefined) return
    const column = free().find((candidate) => share(samples[candidate] ?? [], test) >= 0.8)
    if (column !== undefined) mapping[field] = column
  }
  claim('email', isEmail)
  if (header.some((name) => name.trim() !== '')) return

  claim('creditsExpireOn', looksLikeDate)
  claim('credits', (cell) => WHOLE_NUMBER.test(cell))
  claim('phone', (cell) => PHONE_SIGNS.test(cell) && !looksLikeDate(cell))
  const [first, second] = free().filter((column) => !samples[column]?.some((cell) => /\d/.test(cell)))
  if (first === undefined) return
  if (second === undefined || share(samples[first] ?? [], (cell) => cell.includes(' ')) > 0.5) {
    mapping.fullName = first
  } else {
    mapping.firstName = first
    mapping.lastName = second
  }
}
