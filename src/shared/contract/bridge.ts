import type { Input, Method, Push, Reply } from './index.ts'

/** All that the window can reach of the program: it asks, and it is told to look again. */
export type StudioBridge = {
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Reply<M>>
  /** Returns how to stop listening. */
  readonly onChanged: (listener: (push: Push) => void) => () => void
}
