import type { LocalDate } from '../domain/time.ts'
import { dayWords } from './days.ts'

/** What a pack is good for that no family limits. */
export const ALL_SERVICES = 'all services'

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** "from 2 Mar 2026"; with how many began on that day before it, "the second from 2 Mar 2026". */
export function packFromWords(effectiveFrom: LocalDate, before: number | null): string {
  const from = `from ${dayWords(effectiveFrom)}`
  return before === null ? from : `${ordinal(before)} ${from}`
}

function ordinal(before: number): string {
  const word = ORDINALS[before]
  return word === undefined ? `number ${before + 1}` : `the ${word}`
}

/**
 * What a pack is called. Where the product itself has named one (credits added without a pack, complimentary places), the
 * name is kept in English, by which scripts know it, and said in the language.
 */
export const packName = (kept: string): string => kept
