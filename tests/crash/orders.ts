import type { Wish } from './busy-day.ts'

/** What a program of `program.ts` shall do. */
export type Orders = {
  readonly file: string
  readonly migrations: string
  readonly seed: number
  /** The number of its first command; numbers give the clock and the ids of commands. */
  readonly from: number
  readonly commands: number
  /** How many commands until the studio is closed and opened again. */
  readonly reopenEvery: number
  /** The file for what it says; null is stdout. */
  readonly saidFile: string | null
  /** FULL is what ships; NORMAL is the control that must be found out. */
  readonly synchronous: 'FULL' | 'NORMAL'
  /** A control that must be found out as well: it says that a command is done before it has begun. */
  readonly answersTooEarly: boolean
}

/** What it says, a line each. `told` is the acknowledgement: from then on, a person relies on it. */
export type Line =
  | ({ readonly kind: 'asks'; readonly number: number } & Wish)
  | { readonly kind: 'told'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly number: number; readonly code: string }

export const commandIdOf = (number: number): string => `command-${number}`

/** Whole lines only: what a killed program had begun to say, it has not said. */
export function linesOf(text: string): Line[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}
