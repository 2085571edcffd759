import type { BlockKind } from '../domain/hours.ts'
import type { Instant, LocalDate, ZoneId } from '../domain/time.ts'
import { nearDayWords, nearMomentWords } from './days.ts'

/** What a block is about, in the names that people use. */
export type BlockNames = {
  readonly zone: ZoneId
  /** Of the trainer whose leave or availability it is. */
  readonly trainer: string
  /** Of the room that is closed; null when all of the studio is. */
  readonly room: string | null
  /** Why it is closed. */
  readonly reason: string
  /** The last day of a leave in whole days; null when it ends at an instant. */
  readonly untilDay: LocalDate | null
  readonly endsAt: Instant
}

const WORDS: { readonly [K in BlockKind]: (names: BlockNames) => string } = {
  closure: ({ room, reason }) => `${room ?? 'The studio'} is closed: ${reason}.`,
  leave: ({ trainer, untilDay, endsAt, zone }) =>
    `${trainer} is on leave until ${untilDay === null ? nearMomentWords(endsAt, zone) : nearDayWords(untilDay)}.`,
  closed: () => 'Outside the opening hours.',
  unavailable: ({ trainer }) => `Outside ${trainer}’s availability.`,
}

/** Why a time is not expected to be used: "Ana is on leave until Fri 6 March." */
export function blockWords(kind: BlockKind, names: BlockNames): string {
  return WORDS[kind](names)
}
