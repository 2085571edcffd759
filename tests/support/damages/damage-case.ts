import type { BusyStudio } from '../busy-studio.ts'
import type { InTheWay } from '../damage.ts'

/** One way to damage a studio past all guards, and what the check says to it. */
export type Damage = {
  readonly name: string
  /** What somebody with a database tool would run. */
  readonly statements: (studio: BusyStudio) => readonly string[]
  readonly inTheWay?: InTheWay
  /** Happens before, by the product itself. */
  readonly before?: (studio: BusyStudio) => Promise<unknown>
  /** The moment of the check; that of the studio without it. */
  readonly at?: string
  /** `id entity entityId: expected | found`, in any order, with ` > repair` where one exists. */
  readonly found: (studio: BusyStudio) => readonly string[]
  /** Nothing that may be posted mends any of it: all of it is still found after every repair that there is. */
  readonly stays?: true
  /** What of it only a person can settle. */
  readonly leaves?: (studio: BusyStudio) => readonly string[]
}
