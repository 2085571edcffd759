import { useDebouncedValue } from '@mantine/hooks'
import type { Value } from '../../../shared/contract/index.ts'
import { clientWords } from '../../../shared/domain/clients.ts'
import { searchTerms } from '../../../shared/domain/text.ts'
import { useQuery } from '../api/use-query.ts'

export type FoundClient = Value<'clients.search'>['rows'][number]

export type ClientSearch = {
  readonly rows: readonly FoundClient[]
  /** The rows are the answer to exactly what is typed. */
  readonly answered: boolean
}

const TYPING_MS = 120

/** Finds at most `limit` clients while somebody types; with `null` nobody is looked for. */
export function useClientSearch(typed: string | null, limit: number): ClientSearch {
  const [query] = useDebouncedValue(typed, TYPING_MS)
  const wanted = typed === null ? null : query
  const found = useQuery('clients.search', wanted === null ? null : { query: wanted, limit }, {
    keepPrevious: true,
  })
  // Until the answer to what is typed is there, the last one stays, without those who do not match any more: who
  // types fast and presses Enter must never choose somebody else.
  const rows = typed === null ? [] : (found.value?.rows ?? []).filter((row) => isFoundBy(typed, row))
  return { rows, answered: typed === null || (query === typed && !found.pending && !found.outdated) }
}

/** As main finds clients: every term begins one of their words. */
function isFoundBy(query: string, client: FoundClient): boolean {
  const words = clientWords(client)
  return searchTerms(query).every((term) => words.some((word) => word.startsWith(term)))
}
