import { pauseSeconds } from '../../../../shared/domain/sign-in.ts'
import { Mutex } from '../../engine/mutex.ts'

/** Stands for everybody who cannot sign in; no person has this id. */
const STRANGER = 0

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
  #strangers = 0

  /** `elapsed` are milliseconds of a clock that nobody can set. */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed
    this.#openedAt = elapsed()
  }

  get seat(): Seat | null {
    return this.#seat
  }

  /** Wrong tries for people who cannot sign in, since somebody last did: whoever is made up shares one count. */
  get strangers(): number {
    return this.#strangers
  }

  sit(staffId: number): void {
    this.#strangers = 0
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

  /** Somebody who cannot sign in was tried. */
  missedStranger(): void {
    this.#strangers += 1
    this.missed(STRANGER)
  }

  /** As `secondsLeft`, for all who cannot sign in. */
  secondsForStrangers(): number {
    return this.secondsLeft(STRANGER, this.#strangers)
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
