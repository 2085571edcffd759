import type { BlockKind } from '../../domain/hours.ts'
import type * as English from '../hours.ts'
import type { BlockNames } from '../hours.ts'
import { nearDayWords, nearMomentWords } from './days.ts'

const WORDS: { readonly [K in BlockKind]: (names: BlockNames) => string } = {
  closure: ({ room, reason }) => `${room ?? 'Das Studio'} ist geschlossen: ${reason}.`,
  leave: ({ trainer, untilDay, endsAt, zone }) =>
    `${trainer} ist abwesend bis ${untilDay === null ? nearMomentWords(endsAt, zone) : nearDayWords(untilDay)}.`,
  closed: () => 'Außerhalb der Öffnungszeiten.',
  unavailable: ({ trainer }) => `Außerhalb der Arbeitszeiten von ${trainer}.`,
}

/** Why a time is not expected to be used: "Ana ist abwesend bis Fr., 6. März." */
export const blockWords: typeof English.blockWords = (kind, names) => WORDS[kind](names)
