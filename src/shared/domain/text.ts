const LONGEST_REASON = 255
const DEFAULT_REASON = 'Admin added'

/** Letters that are one character and have no accent to strip, spelt as people without that key type them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ς: 'σ',
}

// Accents of the Latin, Greek and Cyrillic scripts, and the optional vowel points of Hebrew and Arabic. Vowel signs
// of other scripts are letters in their own right and stay.
const ACCENTS =
  /[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]|[\u0591-\u05c7]|[\u064b-\u065f]|\u0670|\u0640/gu
// Zero-width and direction-changing characters. The joiners U+200C and U+200D stay in names: Persian and Indic
// spelling needs them.
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const CONTROL = /\p{Cc}/gu

/** A name as it is stored: composed (NFC), no control or invisible characters, single blanks, none at the ends. */
export function normaliseName(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .replace(CONTROL, '')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim()
}

/** What two spellings of one e-mail address share: lower case, composed (NFC), no blanks. Empty when it is blank. */
export function emailKey(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\s\u200c\u200d]+/gu, '')
    .toLowerCase()
    .normalize('NFC')
}

/** The text as search compares it: lower case, without accents, `ß` as `ss`. Folding twice changes nothing. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[ßøłæœđðþħŧŋıĸς]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC')
}

// At least six digits that only signs used in phone numbers separate; a line break ends it.
const PHONE = /(?<![\p{L}\p{N}@.])\+?\(?\d(?:[ \t().\-/]*\d){5,}(?![\p{L}\p{N}@])/gu
const EMAIL = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+/gu
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const COMPOUND = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ`´\-‐‑][\p{L}\p{N}\p{M}]+)+/gu

/**
 * The words a record is found under, folded, each once. Per field: every run of letters and digits; a compound also
 * written together (`obrien` for O'Brien); an e-mail address also whole; a phone number as one run of digits, without
 * its first one to three (the country's code), without a leading zero, and its last seven and four.
 * `searchTerms` makes of a query what is to be found among them, each by prefix.
 */
export function searchWords(...fields: readonly (string | null | undefined)[]): string[] {
  const words = new Set(fields.flatMap((field) => wordsOf(foldForSearch(field ?? ''))))
  words.delete('')
  return [...words]
}

function wordsOf(text: string): string[] {
  const found = (pattern: RegExp) => text.match(pattern) ?? []
  return [
    ...found(WORD),
    ...found(COMPOUND).flatMap(joinedWords),
    ...found(EMAIL).map(trimAddress),
    ...found(PHONE).flatMap(phoneParts),
  ]
}

/**
 * The terms of a query, folded, each once: a record matches when every term begins one of its `searchWords`. A phone
 * number of six digits or more is one term however it is grouped, with or without the country's code.
 */
export function searchTerms(query: string): string[] {
  const terms = new Set<string>()
  const rest = foldForSearch(query)
    .replace(EMAIL, (address) => take(terms, trimAddress(address)))
    .replace(PHONE, (number) => take(terms, significantDigits(number)))
  for (const [word] of rest.matchAll(WORD)) terms.add(word)
  terms.delete('')
  return [...terms]
}

function take(terms: Set<string>, term: string): string {
  terms.add(term)
  return ' '
}

function trimAddress(address: string): string {
  return address.replace(/^[.'`]+|[.'`]+$/gu, '')
}

/** Digits without the signs around them, the prefix of an international or national call and the `(0)` between. */
function significantDigits(number: string): string {
  return number.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0+/, '')
}

/** `o'brien-smith` as `obriensmith`, `obrien` and `smith`. */
function joinedWords(compound: string): string[] {
  const words = compound.split(/[-‐‑]/).map((part) => part.replace(/['’‘ʼ`´]/g, ''))
  return [words.join(''), ...words]
}

function phoneParts(number: string): string[] {
  const digits = significantDigits(number)
  const parts = [number.replace(/\D/g, ''), digits, digits.slice(-7), digits.slice(-4)]
  for (const countryLength of [1, 2, 3]) parts.push(digits.slice(countryLength))
  return parts.filter((part) => part.length >= 4)
}

/** A reason as it is stored: trimmed, cut at 255 characters without splitting one, "Admin added" when blank. */
export function truncateReason(text: string | null | undefined): string {
  const trimmed = (text ?? '').trim()
  if (trimmed === '') return DEFAULT_REASON
  if (trimmed.length <= LONGEST_REASON) return trimmed
  return [...trimmed].slice(0, LONGEST_REASON).join('').trimEnd()
}

/** Whether the text holds half of a surrogate pair, which no database stores faithfully. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text)
}

/** For `sort`: by name as search compares it, then by id, so that the order is the same in every database. */
export function byName(
  a: { readonly id: number; readonly name: string },
  b: { readonly id: number; readonly name: string },
): number {
  const [nameOfA, nameOfB] = [foldForSearch(a.name), foldForSearch(b.name)]
  if (nameOfA === nameOfB) return a.id - b.id
  return nameOfA < nameOfB ? -1 : 1
}
