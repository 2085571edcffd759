import fc from 'fast-check'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether properties try what nobody has tried yet. */
    readonly drawsAnew: boolean
  }
}

/*
 * Properties are tried with the same draws every time, so that a change is judged by what it changed and not by luck;
 * `npm test -- --full` draws anew, and prints the seed of what it finds.
 */
if (!inject('drawsAnew')) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 })

export { fc }
