/** A failed query quotes its parameters, which are what a studio knows about its clients. */
const QUOTED_PARAMETERS = /\nparams:[\s\S]*?(?=\n {4}at |$)/
const MAX_LENGTH = 8000

/**
 * What a log may say about a failure: names, messages and stacks of the whole chain of causes, never the values
 * a query was run with. Anything that is not an error is left out, because nothing says that it is no client data.
 */
export function logText(details: unknown): string {
  const parts: string[] = []
  const seen = new Set<unknown>()
  for (let error = details; error instanceof Error && !seen.has(error); error = error.cause) {
    seen.add(error)
    parts.push((error.stack ?? `${error.name}: ${error.message}`).replace(QUOTED_PARAMETERS, ''))
  }
  return parts.join('\nCaused by: ').slice(0, MAX_LENGTH)
}
