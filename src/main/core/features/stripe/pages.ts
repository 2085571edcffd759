import type { Asked, Page } from './port.ts'

/**
 * The pages of a list one after the other, the next one asked for while the one before is worked on. A page that could
 * not be had is the last.
 */
export async function* pagesOf<T>(
  ask: (after?: string) => Promise<Asked<Page<T>>>,
): AsyncGenerator<Asked<readonly T[]>> {
  let next: Promise<Asked<Page<T>>> | null = ask()
  while (next !== null) {
    const asked: Asked<Page<T>> = await next
    if (!asked.ok) {
      yield asked
      return
    }
    const { rows }: Page<T> = asked.value
    const after: string | null = asked.value.next
    next = after === null ? null : ask(after)
    yield { ...asked, value: rows }
  }
}
