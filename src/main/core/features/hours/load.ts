import {
  type Block,
  blocksBetween,
  type Resource,
  type StudioHours,
  stretchPeriod,
  warningsFor,
} from '../../../../shared/domain/hours.ts'
import type { LocalDate, Period, ZoneId } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { listStaffNames } from '../staff/name-queries.ts'
import { listClosures, listTimeOff, type StoredStretch, stretchOf } from './stretch-queries.ts'
import { listAvailability, listOpening } from './week-queries.ts'

/** A block that says in words why it is there; `reason` is a closure's own. */
export type WordedBlock = Block & { readonly message: string; readonly reason: string | null }

/** The hours of the studio and of some trainers, or of all, as they are now; read once for any number of sessions. */
export type HoursNow = {
  /** Whether there are none at all: then every time can be used. */
  readonly areNone: boolean
  /** Everything that keeps a time between two instants from being used. */
  blocksIn(span: Period): WordedBlock[]
}

/** The same as plain hours, for rules that ask about many times: without words. */
export async function readHours(
  q: Reader,
  zone: ZoneId,
  trainerIds: readonly number[] | null,
): Promise<StudioHours> {
  return (await readAll(q, zone, trainerIds)).hours
}

async function readAll(q: Reader, zone: ZoneId, trainerIds: readonly number[] | null) {
  const period = (stretch: StoredStretch) => stretchPeriod(stretchOf(stretch), zone)
  const closures = await listClosures(q)
  const leave = await listTimeOff(q, trainerIds)
  const weeks = await listAvailability(q, trainerIds)
  const trainers = [...new Set([...leave.map(({ trainerId }) => trainerId), ...weeks.keys()])]
  const hours: StudioHours = {
    zone,
    opening: await listOpening(q),
    closures: closures.map((closure) => ({ id: closure.id, roomId: closure.roomId, ...period(closure) })),
    trainers: trainers.map((trainerId) => ({
      trainerId,
      availability: weeks.get(trainerId) ?? [],
      leave: leave
        .filter((away) => away.trainerId === trainerId)
        .map((away) => ({ id: away.id, ...period(away) })),
    })),
  }
  return { hours, closures, leave, trainers }
}

export async function loadHours(
  q: Reader,
  zone: ZoneId,
  trainerIds: readonly number[] | null,
): Promise<HoursNow> {
  const { hours, closures, leave, trainers } = await readAll(q, zone, trainerIds)
  const names = await listStaffNames(q, trainers)
  const closureOf = new Map(closures.map((closure) => [closure.id, closure]))
  const untilOf = new Map<number, LocalDate | null>(leave.map(({ id, untilDay }) => [id, untilDay]))
  const worded = (block: Block): WordedBlock => {
    const closure = block.kind === 'closure' ? closureOf.get(block.id ?? 0) : undefined
    const message = words().blockWords(block.kind, {
      zone,
      trainer: names.get(block.trainerId ?? 0) ?? '',
      room: closure?.roomName ?? null,
      reason: closure?.reason ?? '',
      untilDay: untilOf.get(block.id ?? 0) ?? null,
      endsAt: block.endsAt,
    })
    return { ...block, message, reason: closure?.reason ?? null }
  }
  const areNone = [hours.opening, hours.closures, hours.trainers].every((all) => all.length === 0)
  return { areNone, blocksIn: (span) => blocksBetween(hours, span).map(worded) }
}

export type WarningView = { code: Block['kind']; message: string }

/** What keeps a time from being used, as callers see it. */
export function warningView({ kind, message }: WordedBlock): WarningView {
  return { code: kind, message }
}

/** What a session meets, as callers see it. */
export function warningsIn(hours: HoursNow, session: Period & Resource): WarningView[] {
  return warningsFor(session, hours.blocksIn(session)).map(warningView)
}

/** The same for one session alone. */
export async function warningsOf(
  q: Reader,
  zone: ZoneId,
  session: Period & Resource,
): Promise<WarningView[]> {
  const trainerIds = session.trainerId === null ? [] : [session.trainerId]
  return warningsIn(await loadHours(q, zone, trainerIds), session)
}
