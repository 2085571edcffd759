import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import type { Studio } from '../studio/queries.ts'

/** One thing to be mended, in the unit of work of the repair. */
export type Job = {
  readonly q: Writer
  readonly context: Context
  readonly studio: Studio
  readonly entityId: number
}

/**
 * Mends one kind of damage; what besides ledger lines was written is answered as sentences. Null when something stands
 * in the way that a person must settle first.
 */
export type Repair = (job: Job) => Promise<readonly string[] | null>

/** What ledger lines that a repair posts give as their reason. */
export const REASON = 'Integrity repair'
