import {
  keepPreviousData,
  skipToken,
  type UseQueryResult,
  useQuery as useCached,
} from '@tanstack/react-query'
import type { CommandName, Input, Method, Value } from '../../../shared/contract/index.ts'
import { call, type Refusal, Refused } from './client.ts'
import type { ReadName } from './dependencies.ts'
import { keyOf, PREVIEW, queryClient } from './query-client.ts'

/** An answer of main's: not there yet, refused, or a value (the last good one while it is fetched again). */
export type Answer<T> = {
  readonly value: T | undefined
  readonly refusal: Refusal | null
  /** No value and no refusal yet. */
  readonly pending: boolean
  /** The value answers the question before this one; only with `keepPrevious`. */
  readonly outdated: boolean
  readonly retry: () => void
}

type Options = {
  /** Goes on showing the last answer while a changed question is asked: for filters and weeks. */
  readonly keepPrevious?: boolean
}

/** Somebody has left or locked the desk, and this window may not have heard of it. */
const AWAY: ReadonlySet<string> = new Set(['NOT_SIGNED_IN', 'LOCKED'])

/** Asks and throws a refusal, for caches that know only success and failure. */
export async function ask<M extends Method>(method: M, input: Input<M>): Promise<Value<M>> {
  const reply = await call(method, input)
  if (reply.ok) return reply.value
  if (AWAY.has(reply.error.code)) void queryClient.invalidateQueries({ queryKey: ['auth.current'] })
  throw new Refused(reply.error)
}

function answerOf<T>(result: UseQueryResult<T>): Answer<T> {
  return {
    value: result.data,
    refusal: result.error instanceof Refused ? result.error.refusal : null,
    pending: result.isPending,
    outdated: result.isPlaceholderData,
    retry: () => void result.refetch(),
  }
}

/** Reads from the studio and stays up to date. With `null` as input nothing is asked yet. */
export function useQuery<M extends ReadName>(
  method: M,
  input: Input<M> | null,
  { keepPrevious = false }: Options = {},
): Answer<Value<M>> {
  const result = useCached<Value<M>>({
    queryKey: keyOf(method, input),
    queryFn: input === null ? skipToken : () => ask(method, input),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
  return answerOf(result)
}

/**
 * What a command would answer, with nothing kept: consequences before actions. Asked again whenever anything
 * changes. With `null` as input nothing is asked yet.
 */
export function usePreview<M extends CommandName>(method: M, input: Input<M> | null): Answer<Value<M>> {
  const result = useCached<Value<M>>({
    queryKey: [PREVIEW, method, input],
    queryFn: input === null ? skipToken : () => ask(method, { ...input, dryRun: true }),
    placeholderData: keepPreviousData,
  })
  return answerOf(result)
}
