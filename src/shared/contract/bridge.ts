import type { LanguageChoice } from '../messages/language.ts'
import type { Input, Method, Push, Reply } from './index.ts'

/** All that the window can reach of the program: it asks, is told to look again, and chooses what it reads. */
export type StudioBridge = {
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Reply<M>>
  /** Returns how to stop listening. */
  readonly onChanged: (listener: (push: Push) => void) => () => void
  /** Speaks another language on this computer: every window is read anew, in it. */
  readonly chooseLanguage: (choice: LanguageChoice) => Promise<void>
}
