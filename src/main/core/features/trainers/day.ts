import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { isOccupying } from '../../../../shared/domain/bookings.ts'
import { type CreditWarning, creditWarning } from '../../../../shared/domain/credits.ts'
import { mayReadRoster } from '../../../../shared/domain/permissions.ts'
import { addDays, dayPeriod, formatInstant, type LocalDate } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { type RosterRow, rostersBySession } from '../bookings/list-queries.ts'
import { type CreditFigures, figuresByClient, NO_FIGURES } from '../credits/figures-queries.ts'
import { listSessionsInRange, type SessionRecord } from '../schedule/queries.ts'
import { rosteredSession } from '../schedule/views.ts'
import { findStaff } from '../staff/queries.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { notesByClient } from './queries.ts'

type Day = Value<'trainers.day'>

/** How far the glance at the days to come reaches. */
const DAYS_AHEAD = 7

/**
 * A trainer's sessions of a day with who comes, and how the days after it begin. Nobody reads another trainer's day who
 * may not read clients; what is written about clients is told of those who come or wait, and of nobody else.
 */
export async function readTrainerDay(
  q: Reader,
  context: Context,
  input: Parsed<'trainers.day'>,
): Promise<Result<Day>> {
  const trainerId = input.trainerId ?? context.actor.staffId
  if (trainerId === null) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['trainerId'] })
  if (!mayReadRoster(context.actor, { trainerId })) {
    return refuse('UNAUTHORIZED_ACCESS', { permission: 'clients.read' })
  }
  const trainer = await findStaff(q, trainerId)
  if (trainer === null) return refuse('NOT_FOUND', { entity: 'trainer', id: trainerId })
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const date = input.date ?? today
  const { startsAt: from, endsAt } = dayPeriod(date, studio.zone)
  const { endsAt: to } = dayPeriod(addDays(date, DAYS_AHEAD), studio.zone)

  const all = await listSessionsInRange(q, { from, to, trainerIds: [trainerId] })
  const rosters = await rostersBySession(
    q,
    all.map(({ id }) => id),
  )
  const ofDay = all.filter((session) => session.startsAt < endsAt)
  return ok({
    trainer: { id: trainer.id, name: trainer.name },
    date,
    sessions: await withClients(q, studio, today, ofDay, rosters),
    ahead: daysAhead(
      all.filter((session) => session.startsAt >= endsAt),
      rosters,
    ),
  })
}

type Rosters = ReadonlyMap<number, readonly RosterRow[]>

const isExpected = ({ status }: RosterRow): boolean => isOccupying(status) || status === 'waitlisted'

async function withClients(
  q: Reader,
  studio: Studio,
  today: LocalDate,
  sessions: readonly SessionRecord[],
  rosters: Rosters,
): Promise<Day['sessions']> {
  const rosterOf = ({ id }: SessionRecord) => rosters.get(id) ?? []
  const clientIds = [...new Set(sessions.flatMap(rosterOf).map(({ clientId }) => clientId))]
  const figures = await figuresByClient(q, clientIds, today)
  const notes = await notesByClient(q, clientIds)
  const available = new Map([...figures].map(([clientId, own]) => [clientId, own.available]))

  return sessions.map((session) => {
    const roster = rosterOf(session)
    const expected = new Set(roster.filter(isExpected).map(({ id }) => id))
    const whole = rosteredSession(session, roster, available)
    const bookings = whole.bookings.map((booking) => ({
      ...booking,
      warning: warningOf(figures.get(booking.clientId) ?? NO_FIGURES, studio, today),
      clientNotes: expected.has(booking.id) ? (notes.get(booking.clientId) ?? null) : null,
    }))
    return { ...whole, bookings }
  })
}

function warningOf(figures: CreditFigures, { policies }: Studio, today: LocalDate): CreditWarning | null {
  return creditWarning({
    available: figures.available,
    soonestExpiry: figures.nextExpiry,
    lowCredits: policies.lowCredits,
    warnUntil: addDays(today, policies.expiringDays),
  })
}

/** Days with something open, in their order, each with how it begins. */
function daysAhead(sessions: readonly SessionRecord[], rosters: Rosters): Day['ahead'] {
  const days = new Map<LocalDate, SessionRecord[]>()
  for (const session of sessions.filter(({ status }) => status === 'open')) {
    const known = days.get(session.studioDate)
    if (known === undefined) days.set(session.studioDate, [session])
    else known.push(session)
  }
  return [...days].flatMap(([date, own]) => {
    const [first] = own
    if (first === undefined) return []
    const booked = own.flatMap(({ id }) => rosters.get(id) ?? [])
    const { title, startsAt, roomName } = first
    return {
      date,
      sessions: own.length,
      clients: booked.filter(({ status }) => isOccupying(status)).length,
      first: { title, startsAt: formatInstant(startsAt), roomName },
    }
  })
}
