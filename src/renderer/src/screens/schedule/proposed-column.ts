import type { Instant } from '../../../../shared/domain/time.ts'
import { instantAtAxis } from './axis.ts'
import type { Column, Group, ScheduleView } from './columns.ts'
import type { BufferOf } from './crowd.ts'
import { usualStart } from './hours.ts'
import { wishAt } from './place.ts'
import { cautionsFor, objectionTo, type Wish } from './verdict.ts'

type Known = {
  readonly view: ScheduleView
  readonly group: Group
  readonly bufferOf: BufferOf
  readonly now: Instant
}

/** How long a session is taken to be before its service is chosen. */
const USUAL_MINUTES = 60

/**
 * Where a new session is proposed that no place was pressed for: at the usual start, with the column that is looked at,
 * or else the first that day who is free and expected then, or is free at least; with nobody where all are taken. Null
 * without any column.
 */
export function proposedWish(known: Known, looked: number | null): Wish | null {
  const { columns } = known.view
  const first = columns[looked ?? 0] ?? columns[0]
  if (first === undefined) return null
  const startsAt = instantAtAxis(first.axis, first.scale, usualStart(first, known.now))
  const wishIn = (column: Column) =>
    wishAt({ column: 0, startsAt, minutes: USUAL_MINUTES }, column, known.group, null)
  const wishes = [first, ...columns.filter(({ scale }) => scale.date === first.scale.date)].map(wishIn)
  const free = wishes.filter((wish) => objectionTo(wish, known.view.sessions, known.bufferOf) === null)
  const expected = free.filter((wish) => cautionsFor(wish, known.view.blocks).length === 0)
  const proposed = expected[0] ?? free[0] ?? { ...wishIn(first), trainerId: null, roomId: null }
  return { ...proposed, minutes: 0 }
}
