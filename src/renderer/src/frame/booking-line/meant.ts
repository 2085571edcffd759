import { foldForSearch } from '../../../../shared/domain/text.ts'
import type { BookingLine } from './parse.ts'

type Named = { readonly id: number; readonly name: string }

/** Whom and what the words of a line mean. */
export type Meant<T extends Named, S extends Named> = {
  readonly trainer: T | null
  readonly service: S | null
  /** What is left finds the client. */
  readonly client: string
}

/** Words behind the first day or time are a trainer, else a service, else more of the client's name. */
export function meantBy<T extends Named, S extends Named>(
  { before, after }: Pick<BookingLine, 'before' | 'after'>,
  trainers: readonly T[],
  services: readonly S[],
): Meant<T, S> {
  let trainer: T | null = null
  let service: S | null = null
  const client = [...before]
  for (const word of after) {
    const teaches: T | undefined = trainer === null ? namedBy(word, trainers) : undefined
    const offered: S | undefined =
      teaches === undefined && service === null ? namedBy(word, services) : undefined
    if (teaches !== undefined) trainer = teaches
    else if (offered !== undefined) service = offered
    // "anna smith" and "personal training" are one each.
    else if (!goesWith(word, trainer) && !goesWith(word, service)) client.push(word)
  }
  return { trainer, service, client: client.join(' ') }
}

const namedBy = <N extends Named>(word: string, all: readonly N[]): N | undefined =>
  all.find((one) => begins(word, one))

const goesWith = (word: string, one: Named | null): boolean => one !== null && begins(word, one)

const begins = (word: string, { name }: Named): boolean =>
  foldForSearch(name)
    .split(' ')
    .some((part) => part.startsWith(word))
