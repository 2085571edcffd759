import { QueryClient } from '@tanstack/react-query'
import type { Topic } from '../../../shared/contract/topics.ts'
import { onPush, Refused } from './client.ts'
import { DEPENDENCIES, type ReadName } from './dependencies.ts'

/** An answer is kept until main says that something it is made of has changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // A refusal is an answer and shown in its place; anything else belongs to the error boundary.
      throwOnError: (error) => !(error instanceof Refused),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Previews of commands depend on whatever the command touches, which may be anything: they always look again. */
export const PREVIEW = 'preview'

function isTouched(kind: unknown, topics: readonly Topic[]): boolean {
  if (kind === PREVIEW) return true
  const dependencies: Partial<Record<string, readonly Topic[]>> = DEPENDENCIES
  return dependencies[String(kind)]?.some((topic) => topics.includes(topic)) ?? false
}

/** Fetches again, in every open screen, what depends on these topics. */
function lookAgain(topics: readonly Topic[]): void {
  void queryClient.invalidateQueries({ predicate: (query) => isTouched(query.queryKey[0], topics) })
}

/** Keeps the answers fresh for as long as the window lives. */
export function followChanges(): () => void {
  return onPush((push) => {
    if (push.kind === 'changed') lookAgain(push.topics)
  })
}

/** The key under which an answer is kept; `isTouched` reads the method from it. */
export const keyOf = (method: ReadName, input: unknown): readonly unknown[] => [method, input]
