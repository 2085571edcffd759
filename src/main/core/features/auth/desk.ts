import { pauseSeconds } from '../../../../shared/domain/sign-in.ts'
import { Mutex } from '../../engine/mutex.ts'

/** Who has signed in, and whether they have locked since. */
export type Seat = { readonly staffId: number; readonly locked: boolean }

/**
 * Who is at the desk of one open file: one person at a time, in all its windows. Kept in memory alone, so that every
 * start begins with nobody.
 */
export class Desk {
  /** One try after the other, so that nobody guesses side by side. */
  readonly turns = new Mutex()
  readonly #elapsed: () => number
  readonly #openedAt: number
  readonly #missedAt = new Map<number, number>()
  #seat: Seat | null = null

  /** `elapsed` are milliseconds of a clock that nobody can set. */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed
    this.#openedAt = elapsed()
  }

  get seat(): Seat | null {
    return this.#seat
  }

  sit(staffId: number): void {
    this.#seat = { staffId, locked: false }
  }

  /** Keeps the place of who is there, who must show again that it is them. */
  lock(staffId: number): void {
    this.#seat = { staffId, locked: true }
  }

  leave(): void {
    this.#seat = null
  }

  /** Somebody has just been missed: their pause begins. */
  missed(staffId: number): void {
    this.#missedAt.set(staffId, this.#elapsed())
  }

  /**
   * Whole seconds until a person may try again after so many misses. A pause runs while the file is open and begins anew
   * with it: neither a changed clock nor another start makes it shorter.
   */
  secondsLeft(staffId: number, misses: number): number {
    const since = this.#missedAt.get(staffId) ?? this.#openedAt
    const waited = (this.#elapsed() - since) / 1000
    return Math.max(0, Math.ceil(pauseSeconds(misses) - waited))
  }
}
