import type { Push, Reply } from '../shared/contract/index.ts'

/** What the core's thread is started with. */
export type WorkerStart = {
  readonly folder: string
  readonly migrations: string
  readonly appVersion: string
  readonly demo: boolean
  /** Epoch milliseconds at which the clock stands still; null lets it run. */
  readonly frozenAt: number | null
}

export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'push'; readonly push: Push }
  | { readonly kind: 'log'; readonly level: 'info' | 'error'; readonly text: string }
