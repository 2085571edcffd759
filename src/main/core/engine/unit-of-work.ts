import { AsyncLocalStorage } from 'node:async_hooks'
import type { Writer } from './engine.ts'

/** Knows, across awaits, whether the code that runs is already inside a unit of work of this engine. */
export class Nesting {
  readonly #inside = new AsyncLocalStorage<true>()

  /**
   * Hands `work` to `queue`, marked as inside. Rejects when it is called from inside: a nested unit would wait
   * for ever for the connection that its caller holds.
   */
  async outermost<T>(queue: (work: () => Promise<T>) => Promise<T>, work: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore() === true) throw new Error('A unit of work must pass its own query down.')
    return queue(() => this.#inside.run(true, work))
  }
}

/**
 * The parts of one connection's units of work, as savepoints; `exec` runs statements on that connection. A part
 * that throws is undone before the error goes on up. Of savepoints of one name both databases mean the innermost.
 */
export function partsBySavepoint(exec: (statements: string) => Promise<void>): Writer['part'] {
  return async (fn) => {
    await exec('savepoint part')
    try {
      const { keep, value } = await fn()
      await exec(keep ? 'release part' : 'rollback to part; release part')
      return value
    } catch (error) {
      // Fails only when the storage has already undone the whole unit; the first error is the one that tells why.
      await exec('rollback to part; release part').catch(() => undefined)
      throw error
    }
  }
}
