import { i18n } from '../../../i18n/setup.ts'
import type { Column } from '../columns.ts'
import type { GridContext } from '../grid-context.ts'
import type { Place } from '../place.ts'
import type { DaySession } from '../sessions.ts'
import { cautionsFor } from '../verdict.ts'
import { objectionInWords } from '../words.ts'
import { aboutWhich } from './selection.ts'
import { type Clash, clashesOf, type Home, homeOf, type Shifted, shifted, shiftTo } from './together.ts'

/** What a hand or a key carries: one session, or all that were chosen with it. */
export type Load = {
  /** The one that was taken hold of. */
  readonly lead: DaySession
  /** All of them, with the lead. */
  readonly sessions: readonly DaySession[]
  readonly home: Home
}

/** What is carried when a session is taken out of a column. */
export function loadOf(lead: DaySession, column: Column, { view }: GridContext): Load {
  return { lead, sessions: aboutWhich(lead, view.sessions), home: homeOf(column) }
}

/** Where all of a load come to stand when its lead does at a place. */
export function shiftedLoad(
  { lead, sessions, home }: Load,
  place: Place,
  { view, group }: GridContext,
): Shifted {
  const shift = shiftTo(lead, home, place, view)
  return shift === null ? { wishes: [], outside: sessions } : shifted(sessions, shift, view, group)
}

/** What is said of a place: why it cannot be there, and what ought to be known. */
export type Said = { readonly objection: string | null; readonly cautions: readonly string[] }

/** What is said of a load at a place: of what clashes the worst and how many do, and every caution once. */
export function verdictOnLoad(load: Load, place: Place, context: GridContext, copying: boolean): Said {
  const { view, bufferOf } = context
  const moved = shiftedLoad(load, place, context)
  const clashes = clashesOf(moved, view.sessions, bufferOf, copying)
  const cautions = moved.wishes.flatMap((wish) => cautionsFor(wish, view.blocks))
  return {
    objection: clashesInWords(clashes, load.sessions.length, view.columns[0]?.scale.zone ?? ''),
    cautions: [...new Set(cautions.map(({ message }) => message))],
  }
}

/** "2 of 5 cannot be there. Uwe already teaches Yoga, 10:00 – 11:00." */
function clashesInWords(clashes: readonly Clash[], of: number, zone: string): string | null {
  const [worst] = clashes
  if (worst === undefined) return null
  const reason = objectionInWords(worst.objection, zone)
  return of === 1 ? reason : `${i18n.t('schedule.many.clash', { count: clashes.length, of })} ${reason}`
}
