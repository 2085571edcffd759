import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import {
  type DatedHours,
  firstOverlap,
  minuteOf,
  timeOfMinute,
  type WeeklyHours,
} from '../../../../shared/domain/hours.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findStaff, type StaffMember, updateStaff } from '../staff/queries.ts'
import { loadStudio, updateStudio } from '../studio/queries.ts'
import { listAvailability, listOpening, replaceAvailability, replaceOpening } from './week-queries.ts'

/** The studio's opening hours. */
export async function getOpening(q: Reader): Promise<Result<Value<'hours.get'>>> {
  const { version } = await loadStudio(q)
  return ok({ opening: (await listOpening(q)).map(weeklyView), version })
}

/** Makes the opening hours exactly those given. Refuses a stale version, and hours of a day that meet. */
export async function changeOpening(
  q: Writer,
  context: Context,
  input: Parsed<'hours.update'>,
): Promise<Result<Value<'hours.update'>>> {
  const wanted = orderly(
    input.opening.map((own) => ({ ...inMinutes(own), ...ALWAYS })),
    'opening',
  )
  if (!wanted.ok) return wanted
  const studio = await loadStudio(q)
  const before = (await listOpening(q)).map(weeklyView)
  const after = wanted.value.map(weeklyView)
  const { version } = studio
  if (input.version !== version) {
    const stored = { opening: before, version }
    return staleVersion(input.version, stored, changesOf(stored, { opening: after }))
  }
  await replaceOpening(q, wanted.value)
  assert(await updateStudio(q, version, {}), 'a studio does not change inside a unit of work')
  context.note({ entity: 'opening hours', entityId: null, before, after })
  return getOpening(q)
}

/** When a trainer can work. */
export async function getAvailability(
  q: Reader,
  _context: Context,
  { trainerId }: Parsed<'availability.get'>,
): Promise<Result<Value<'availability.get'>>> {
  const trainer = await findStaff(q, trainerId)
  return trainer === null ? unknownTrainer(trainerId) : ok(await availabilityOf(q, trainer))
}

/** Makes a trainer's week exactly the one given. Refuses a stale version, and hours that meet on the same days. */
export async function setAvailability(
  q: Writer,
  context: Context,
  input: Parsed<'availability.set'>,
): Promise<Result<Value<'availability.set'>>> {
  const wanted = weekOf(input.availability)
  if (!wanted.ok) return wanted
  const { trainerId } = input
  const trainer = await findStaff(q, trainerId)
  if (trainer === null) return unknownTrainer(trainerId)
  const before = await availabilityOf(q, trainer)
  const { version, availability } = before
  if (input.version !== version) {
    const asked = { availability: wanted.value.map(datedView) }
    return staleVersion(
      input.version,
      before,
      changesOf<{ availability: readonly unknown[] }>({ availability }, asked),
    )
  }
  await replaceAvailability(q, trainerId, wanted.value)
  assert(await updateStaff(q, trainerId, version, {}), 'staff do not change inside a unit of work')
  const after = await availabilityOf(q, { ...trainer, version: version + 1 })
  context.note({
    entity: 'availability',
    entityId: trainerId,
    before: availability,
    after: after.availability,
  })
  return ok(after)
}

async function availabilityOf(
  q: Reader,
  { id, version }: Pick<StaffMember, 'id' | 'version'>,
): Promise<Value<'availability.get'>> {
  const week = (await listAvailability(q, [id])).get(id) ?? []
  return { trainerId: id, availability: week.map(datedView), version }
}

function unknownTrainer(id: number) {
  return refuse('NOT_FOUND', { entity: 'trainer', id })
}

/** The week of a trainer in order; refuses days that end before they begin. */
function weekOf(asked: Parsed<'availability.set'>['availability']): Result<readonly DatedHours[]> {
  const week = asked.map(({ fromDay = null, untilDay = null, ...own }) => ({
    ...inMinutes(own),
    fromDay,
    untilDay,
  }))
  const backwards = week.findIndex(
    ({ fromDay, untilDay }) => fromDay !== null && untilDay !== null && untilDay < fromDay,
  )
  if (backwards < 0) return orderly(week, 'availability')
  return invalid(`availability.${backwards}.untilDay`, 'The last day is not before the first.')
}

const ALWAYS = { fromDay: null, untilDay: null } as const

/** Hours in the order of the week; refuses those that end before they begin or that meet others. */
function orderly(week: readonly DatedHours[], path: string): Result<readonly DatedHours[]> {
  const empty = week.findIndex(({ from, until }) => until <= from)
  if (empty >= 0) return invalid(`${path}.${empty}.until`, 'The end comes after the start.')
  const overlap = firstOverlap(week)
  if (overlap !== null) return invalid(`${path}.${overlap}.from`, 'These hours meet others of the same day.')
  return ok([...week].sort((a, b) => a.weekday - b.weekday || a.from - b.from))
}

function invalid(path: string, message: string) {
  return refuse('VALIDATION', { issues: [{ path, message }] })
}

type Asked = Parsed<'hours.update'>['opening'][number]

function inMinutes({ weekday, from, until }: Asked): WeeklyHours {
  return { weekday, from: minuteOf(from), until: minuteOf(until) }
}

function weeklyView({ weekday, from, until }: WeeklyHours) {
  return { weekday, from: timeOfMinute(from), until: timeOfMinute(until) }
}

function datedView({ fromDay, untilDay, ...own }: DatedHours) {
  return { ...weeklyView(own), fromDay, untilDay }
}
