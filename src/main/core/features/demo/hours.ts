import { timeOfMinute } from '../../../../shared/domain/hours.ts'
import { addDays, type LocalDate, type Weekday, weekdayOf } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { addClosure } from '../hours/closures.ts'
import { addLeave } from '../hours/time-off.ts'
import { changeOpening, getAvailability, setAvailability } from '../hours/week.ts'
import { loadStudio } from '../studio/queries.ts'
import { type Founded, granted } from './found.ts'
import { CLOSURE, DOORS, LEAVE, SHIFTS } from './offer.ts'

/** Enters when the studio is open and its trainers work, a leave and a closure in the days after `today`. */
export async function enterHours(
  q: Writer,
  context: Context,
  founded: Founded,
  today: LocalDate,
): Promise<void> {
  const { version } = await loadStudio(q)
  const opening = DOORS.flatMap(({ weekdays, from, to }) => hoursOn(weekdays, from, to))
  granted(await changeOpening(q, context, { version, opening }))
  for (const team of founded.trainers) {
    for (const [index, { staffId }] of team.entries()) await enterShifts(q, context, index, staffId)
  }
  await enterLeave(q, context, founded, today)
  const closed = firstAhead(today, CLOSURE.weekday, CLOSURE.ahead)
  granted(await addClosure(q, context, { from: closed, until: closed, reason: CLOSURE.reason }))
}

async function enterShifts(
  q: Writer,
  context: Context,
  index: number,
  trainerId: number | null,
): Promise<void> {
  assert(trainerId !== null, 'a trainer of the demo is one of its staff')
  const { version } = granted(await getAvailability(q, context, { trainerId }))
  const availability = SHIFTS.filter(({ trainer }) => trainer === index).flatMap(({ weekdays, from, to }) =>
    hoursOn(weekdays, from, to),
  )
  granted(await setAvailability(q, context, { trainerId, version, availability }))
}

async function enterLeave(
  q: Writer,
  context: Context,
  { trainers }: Founded,
  today: LocalDate,
): Promise<void> {
  const trainerId = trainers[0]?.[LEAVE.trainer]?.staffId ?? null
  assert(trainerId !== null, 'a trainer of the demo is one of its staff')
  const from = firstAhead(today, LEAVE.weekday, LEAVE.ahead)
  const until = addDays(from, LEAVE.days - 1)
  granted(await addLeave(q, context, { trainerId, from, until, note: LEAVE.note }))
}

function hoursOn(weekdays: readonly number[], from: number, to: number) {
  return weekdays.map((weekday) => ({
    weekday: weekday as Weekday,
    from: timeOfMinute(from),
    until: timeOfMinute(to),
  }))
}

/** The first such day of the week at least so many days after today. */
function firstAhead(today: LocalDate, weekday: number, ahead: number): LocalDate {
  const first = addDays(today, ahead)
  return addDays(first, (weekday - weekdayOf(first) + 7) % 7)
}
