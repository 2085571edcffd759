import { parseInstant } from '../shared/domain/time.ts'

/** What a start can ask for on its command line and in its environment. */
export type Switches = {
  /** Asks an app that is already open for one more window instead of its first one. */
  readonly newWindow: boolean
  readonly demo: boolean
  /** Where to save a picture of the first window. */
  readonly screenshot: string | null
  /** Epoch milliseconds at which the clock stands still; null lets it run. */
  readonly frozenAt: number | null
  /** Where everything of this person is kept, instead of the system's place for it. */
  readonly dataFolder: string | null
  /** What the computer shall be taken to be set to, as if it were (`de`, `de-AT`). */
  readonly language: string | null
}

/**
 * Reads the switches. An installed app knows only `--new-window`: nobody may move its data or stop its clock.
 * Throws when TALLYBOOK_NOW is not a moment, because a test on the wrong day proves nothing.
 */
export function readSwitches(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): Switches {
  const newWindow = args.includes('--new-window')
  if (packaged) {
    return { newWindow, demo: false, screenshot: null, frozenAt: null, dataFolder: null, language: null }
  }
  return {
    newWindow,
    demo: args.includes('--demo'),
    screenshot: valueAfter(args, '--screenshot='),
    frozenAt: frozenAt(environment.TALLYBOOK_NOW),
    dataFolder: environment.TALLYBOOK_DATA || null,
    language: valueAfter(args, '--language='),
  }
}

function valueAfter(args: readonly string[], prefix: string): string | null {
  const found = args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length)
  return found === undefined || found === '' ? null : found
}

function frozenAt(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const instant = parseInstant(text)
  if (instant === null) {
    throw new Error('TALLYBOOK_NOW is not a moment: write it like 2026-03-02T09:00:00+01:00.')
  }
  return instant
}
