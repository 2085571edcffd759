import { foldForSearch } from '../../../shared/domain/text.ts'
import type { Entry } from './palette-entry.ts'

/** Shorter beginnings of other words than its name would list half of everything. */
const TELLING = 3

/**
 * Whether an entry is meant by what is typed. Every word has to be found, whatever its case and accents: in the name, or
 * as the beginning of one of the other words that people use for it. What only repeats the name of a screen before its own
 * stands here for its own name, or for that screen typed out: two letters of "Settings" are no reason to list ten parts.
 */
export function isMeant(
  { label, own, also = '' }: Pick<Entry, 'label' | 'own' | 'also'>,
  query: string,
): boolean {
  const words = foldForSearch(query).split(' ')
  const [all, told] = [foldForSearch(label), foldForSearch(own ?? label)]
  const others = foldForSearch(also).split(' ')
  const isOther = (word: string) => word.length >= TELLING && others.some((other) => other.startsWith(word))
  if (!words.every((word) => all.includes(word) || isOther(word))) return false
  return words.some(
    (word) => told.includes(word) || isOther(word) || all.split(/[^\p{L}\p{N}]+/u).includes(word),
  )
}

/**
 * What is meant, with what is called so before what only other words lead to: whoever types the name of a screen and
 * presses Enter wants that screen. The order is kept otherwise.
 */
export function meantBy<E extends Pick<Entry, 'label' | 'own' | 'also'>>(
  entries: readonly E[],
  query: string,
): readonly E[] {
  const meant = entries.filter((entry) => isMeant(entry, query))
  const isCalledSo = ({ label, own = label }: E) => isMeant({ label, own }, query)
  return [...meant.filter(isCalledSo), ...meant.filter((entry) => !isCalledSo(entry))]
}
