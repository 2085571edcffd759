import { MINUTE } from '../../../../shared/domain/calendar.ts'
import type { Column } from './columns.ts'
import { endingAt, type Place, SNAP, sameClock, snapDown } from './place.ts'

/** What a key does to what is carried. */
export type CarryStep = 'earlier' | 'later' | 'before' | 'after' | 'shorter' | 'longer'

/**
 * One step by keyboard: a quarter of an hour, a column, or the length. The same place where there is no further. What
 * is carried stays on its column's day.
 */
export function carryStep(place: Place, step: CarryStep, columns: readonly Column[]): Place {
  switch (step) {
    case 'earlier':
    case 'later':
      return shifted(place, step, columns)
    case 'before':
      return beside(place, place.column - 1, columns)
    case 'after':
      return beside(place, place.column + 1, columns)
    case 'shorter':
    case 'longer': {
      const end = place.startsAt + place.minutes * MINUTE
      const next = step === 'longer' ? snapDown(end, SNAP) + SNAP * MINUTE : snapUp(end) - SNAP * MINUTE
      return next <= place.startsAt ? place : endingAt(place, next, Math.min(place.minutes, SNAP))
    }
  }
}

const snapUp = (instant: number): number => -snapDown(-instant, SNAP)

function shifted(place: Place, step: 'earlier' | 'later', columns: readonly Column[]): Place {
  const scale = columns[place.column]?.scale
  if (scale === undefined) return place
  const next =
    step === 'later' ? snapDown(place.startsAt, SNAP) + SNAP * MINUTE : snapUp(place.startsAt) - SNAP * MINUTE
  return next < scale.startsAt || next >= scale.endsAt ? place : { ...place, startsAt: next }
}

function beside(place: Place, column: number, columns: readonly Column[]): Place {
  const [from, to] = [columns[place.column], columns[column]]
  if (from === undefined || to === undefined) return place
  return { ...place, column, startsAt: sameClock(place.startsAt, from, to) }
}

/** The empty place that the cursor begins at: the raster's moment at or before this one, for a quarter of an hour. */
export function cursorAt(column: number, instant: number): Place {
  return { column, startsAt: snapDown(instant, SNAP), minutes: SNAP }
}
