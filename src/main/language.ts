import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type LanguageChoice, languageChoiceOf, type Spoken, spokenBy } from '../shared/messages/language.ts'
import type { Log } from './core/context.ts'

/** What this computer speaks: every window, the menu, the answers of the core and what is printed. */
export type SpokenHere = {
  now(): Spoken
  /** Speaks it from now on and at every later start. Where it cannot be kept, only until the app is closed. */
  choose(choice: LanguageChoice): void
}

type Keeping = {
  /** Where the choice is kept: beside the windows' places, because it is this computer's and no studio's. */
  readonly file: string
  /** What the computer is set to, the most wanted first. */
  readonly wanted: readonly string[]
  readonly log: Pick<Log, 'error'>
}

/** Reads what was chosen on this computer; whatever the computer is set to where nothing was. */
export function speakHere({ file, wanted, log }: Keeping): SpokenHere {
  let spoken = spokenBy(readChoice(file), wanted)
  return {
    now: () => spoken,
    choose(choice) {
      spoken = spokenBy(choice, wanted)
      try {
        // In one step, so that a power cut leaves the old choice or the new one.
        writeFileSync(`${file}.new`, JSON.stringify({ language: choice }))
        renameSync(`${file}.new`, file)
      } catch (error) {
        log.error('The chosen language could not be kept.', error)
      }
    },
  }
}

function readChoice(file: string): LanguageChoice {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const { language } = Object(kept) as { readonly language?: unknown }
    return languageChoiceOf(language) ?? 'system'
  } catch {
    return 'system'
  }
}
