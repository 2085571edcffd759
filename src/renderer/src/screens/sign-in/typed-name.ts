import { foldForSearch } from '../../../../shared/domain/text.ts'

/** Letters that follow one another within this time belong to one name. */
const SAME_NAME_MS = 1_000

export type Typed = { readonly text: string; readonly at: number }

export const NOTHING_TYPED: Typed = { text: '', at: 0 }

/** What has been typed of a name after one more key; null for a key that is no part of one. */
export function typedOn({ text, at }: Typed, key: string, now: number): Typed | null {
  if ([...key].length !== 1 || (key === ' ' && text === '')) return null
  return { text: now - at < SAME_NAME_MS ? text + key : key, at: now }
}

/** The first person one of whose names begins with what was typed, whatever its case and accents. */
export function findByName<P extends { readonly name: string }>(
  people: readonly P[],
  { text }: Typed,
): P | undefined {
  const wanted = foldForSearch(text)
  const words = (name: string) => foldForSearch(name).split(' ')
  return (
    people.find(({ name }) => foldForSearch(name).startsWith(wanted)) ??
    people.find(({ name }) => words(name).some((word) => word.startsWith(wanted)))
  )
}
