import { keepPreviousData, skipToken, useQuery as useCached } from '@tanstack/react-query'
import { PREVIEW } from './query-client.ts'

/**
 * What several dry runs tell together, looked at again whenever anything changes; the last answer stays until the next
 * is there. `key` is what is asked; with `null` nothing is asked, and there is no answer.
 */
export function usePreviewed<T>(key: unknown, look: (() => Promise<T>) | null): T | undefined {
  const result = useCached<T>({
    queryKey: [PREVIEW, 'together', key],
    queryFn: look === null ? skipToken : look,
    placeholderData: keepPreviousData,
  })
  return look === null ? undefined : result.data
}
