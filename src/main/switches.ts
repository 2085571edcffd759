import { parseInstant } from '../shared/domain/time.ts'
import type { StripeHost } from './core/features/stripe/client.ts'

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
  /** A test double on this computer that is asked instead of Stripe. */
  readonly stripeHost: StripeHost | null
}

const OF_AN_INSTALLED_APP = {
  demo: false,
  screenshot: null,
  frozenAt: null,
  dataFolder: null,
  language: null,
  stripeHost: null,
} as const

/**
 * Reads the switches. An installed app knows only `--new-window`: nobody may move its data or stop its clock.
 * Throws when TALLYBOOK_NOW is not a moment, because a test on the wrong day proves nothing, and when
 * TALLYBOOK_STRIPE is not on this computer.
 */
export function readSwitches(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): Switches {
  const newWindow = args.includes('--new-window')
  if (packaged) {
    return { newWindow, ...OF_AN_INSTALLED_APP }
  }
  return {
    newWindow,
    demo: args.includes('--demo'),
    screenshot: valueAfter(args, '--screenshot='),
    frozenAt: frozenAt(environment.TALLYBOOK_NOW),
    dataFolder: environment.TALLYBOOK_DATA || null,
    language: valueAfter(args, '--language='),
    stripeHost: stripeHost(environment.TALLYBOOK_STRIPE),
  }
}

function valueAfter(args: readonly string[], prefix: string): string | null {
  const found = args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length)
  return found === undefined || found === '' ? null : found
}

/** Only ever this computer: whoever can set a variable must not be sent the key of a studio. */
function stripeHost(text: string | undefined): StripeHost | null {
  if (text === undefined || text === '') return null
  const [, port] = /^http:\/\/127\.0\.0\.1:(\d{1,5})\/?$/.exec(text) ?? []
  if (port === undefined) {
    throw new Error(
      'TALLYBOOK_STRIPE is not an address of this computer: write it like http://127.0.0.1:12111.',
    )
  }
  return { host: '127.0.0.1', port: Number(port), protocol: 'http' }
}

function frozenAt(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const instant = parseInstant(text)
  if (instant === null) {
    throw new Error('TALLYBOOK_NOW is not a moment: write it like 2026-03-02T09:00:00+01:00.')
  }
  return instant
}
