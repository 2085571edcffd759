/** Why a command could not run at all; its message is the sentence for a person. Ends with exit code 2. */
export class CannotRun extends Error {
  /** Whether the sentence is about how the command was written, so that the usage helps. */
  readonly misused: boolean

  constructor(sentence: string, misused = false) {
    super(sentence)
    this.name = 'CannotRun'
    this.misused = misused
  }
}
