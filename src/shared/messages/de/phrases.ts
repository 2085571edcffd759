import { PHRASES, PLACES, REASONS } from './phrase-book.ts'
import { CHECK_PHRASES, CHECK_PLACES } from './phrase-book-checks.ts'

type Book = Readonly<Record<string, string>>

const PLACE = /\{(day)?\}/

/** What can stand in a place: anything, or a day alone, so that a reason that somebody typed is not taken for ours. */
const PLACES_IN: Readonly<Record<string, string>> = { '{}': '(.+?)', '{day}': '(\\d{4}-\\d{2}-\\d{2})' }

/**
 * A sentence of the rules in German. They give their reasons in English, and so do rows that were written long ago; the
 * English sentence is where its German one is found. What is not in the book stays as it is.
 */
export const phrase = reader(PHRASES)

/** A reason of the ledger in German, where the product wrote it; what somebody typed stays as it is. */
export const reasonPhrase = reader(REASONS)

/** What a check found or a repair changes, in German. What is not in the book stays as it is. */
export const checkPhrase = reader(CHECK_PHRASES, CHECK_PLACES)

function reader(book: Book, words: Book = PLACES): (english: string) => string {
  // Those with places for names and figures, the longest first: it says most.
  const patterns = Object.entries(book)
    .filter(([english]) => PLACE.test(english))
    .sort(([one], [other]) => other.length - one.length)
    .map(([english, german]) => ({ matches: patternOf(english), german }))
  return (english) => {
    const whole = own(book, english)
    if (whole !== undefined) return whole
    for (const { matches, german } of patterns) {
      const found = matches.exec(english)
      if (found !== null) return filled(german, found.slice(1), words)
    }
    return english
  }
}

function patternOf(english: string): RegExp {
  const parts = english
    .split(/(\{(?:day)?\})/)
    .map((part) => PLACES_IN[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('')}$`, 's')
}

/** `{1}` is what stood in the first place: a name, a figure, or a word of the product that is in the book as well. */
function filled(german: string, places: readonly string[], words: Book): string {
  return german.replace(/\{(\d)\}/g, (_place, number: string) => {
    const place = places[Number(number) - 1] ?? ''
    return own(words, place) ?? place
  })
}

const own = (book: Book, english: string): string | undefined =>
  Object.hasOwn(book, english) ? book[english] : undefined
