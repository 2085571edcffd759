import type { Push } from '../../../../shared/contract/index.ts'
import { SECOND } from '../../../../shared/domain/calendar.ts'

/** Windows are told this often at most while one look goes on. */
const EVERY = SECOND

/**
 * Gathers what changes while Stripe is looked at: a first look records thousands of sales in small pieces, and every open
 * window reads again whatever it is told of. The first news goes out at once, what comes within a second of it together,
 * and nothing is lost: it waits for no more than the rest of that second.
 */
export class Announcements {
  readonly #push: (push: Push) => void
  readonly #waiting = new Set<(Push & { readonly kind: 'changed' })['topics'][number]>()
  #timer: ReturnType<typeof setTimeout> | null = null
  /** By a clock that nobody can set. */
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(push: (push: Push) => void) {
    this.#push = push
  }

  /** Tells of a change, now or within the second; what is no change goes out at once. */
  readonly tell = (push: Push): void => {
    if (push.kind !== 'changed') {
      this.#push(push)
      return
    }
    for (const topic of push.topics) this.#waiting.add(topic)
    if (this.#timer !== null) return
    const rest = this.#toldAt + EVERY - performance.now()
    if (rest <= 0) this.flush()
    else {
      this.#timer = setTimeout(() => this.flush(), rest)
      this.#timer.unref()
    }
  }

  /** Tells what waits now: at the end of a look, and before the file is closed. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#waiting.size === 0) return
    const topics = [...this.#waiting]
    this.#waiting.clear()
    this.#toldAt = performance.now()
    this.#push({ kind: 'changed', topics })
  }
}
