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

/** Sessions are proposed at whole hours up to here. */
const LAST_START = 23 * 60

/**
 * Where a new session is proposed that no place was pressed for. Whoever looks at a column means it, so that the time
 * gives way: from the usual start on, the first whole hour that is free there. Else the first column of the day that is
 * free at the usual start; nobody where all are taken. Rather where it is also expected. Null without any column.
 */
export function proposedWish(known: Known, looked: number | null): Wish | null {
  const { columns } = known.view
  const meant = looked === null ? undefined : columns[looked]
  const first = meant ?? columns[0]
  if (first === undefined) return null
  const usual = usualStart(first, known.now)
  const wishIn = (column: Column, minute: number) => {
    const startsAt = instantAtAxis(first.axis, first.scale, minute)
    return wishAt({ column: 0, startsAt, minutes: USUAL_MINUTES }, column, known.group, null)
  }
  const hours = Array.from(
    { length: Math.max(0, LAST_START - usual) / 60 + 1 },
    (_, hour) => usual + hour * 60,
  )
  const sameDay = columns.filter(({ scale }) => scale.date === first.scale.date)
  const proposed = (meant &&
    freeAmong(
      known,
      hours.map((minute) => wishIn(meant, minute)),
    )) ??
    freeAmong(
      known,
      sameDay.map((column) => wishIn(column, usual)),
    ) ?? { ...wishIn(first, usual), trainerId: null, roomId: null }
  return { ...proposed, minutes: 0 }
}

/** The first that meets nothing at all, or else nothing that forbids it. */
function freeAmong({ view, bufferOf }: Known, wishes: readonly Wish[]): Wish | undefined {
  const free = wishes.filter((wish) => objectionTo(wish, view.sessions, bufferOf) === null)
  return free.find((wish) => cautionsFor(wish, view.blocks).length === 0) ?? free[0]
}
