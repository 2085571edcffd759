import type { Input, Method, Push, Refusal, Reply } from '../../../shared/contract/index.ts'

export type { Refusal } from '../../../shared/contract/index.ts'

/** Asks main. Everything expected, refusals included, comes back as data; only a fault of the program rejects. */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Reply<M>> {
  return window.studio.call(method, input)
}

/** Listens to what main pushes to every window; returns how to stop. */
export function onPush(listener: (push: Push) => void): () => void {
  return window.studio.onChanged(listener)
}

/** A refusal on its way through code that knows only success and failure, such as a query cache. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** The incident under which main logged this, if it did. */
export function incidentOf(error: unknown): string | null {
  if (!(error instanceof Refused) || error.refusal.code !== 'INTERNAL') return null
  return error.refusal.details.incidentId
}
