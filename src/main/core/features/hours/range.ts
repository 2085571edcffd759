import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { stretchPeriod } from '../../../../shared/domain/hours.ts'
import { daysBetween, formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { listStaff } from '../staff/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { loadHours } from './load.ts'

/** As many days as the schedule shows at most. */
const LONGEST_RANGE = 100

/** Everything that keeps a time from being used between two studio days, of all active staff. */
export async function readHours(
  q: Reader,
  _context: Context,
  { from, until }: Parsed<'hours.range'>,
): Promise<Result<Value<'hours.range'>>> {
  const days = daysBetween(from, until)
  if (days < 0 || days >= LONGEST_RANGE) {
    const message = `The last day is not before the first, and at most ${LONGEST_RANGE} days are read at once.`
    return refuse('VALIDATION', { issues: [{ path: 'until', message }] })
  }
  const { zone } = await loadStudio(q)
  const staff = await listStaff(q, true)
  const trainerIds = staff.map(({ id }) => id)
  const hours = await loadHours(q, zone, trainerIds)
  const blocks = hours.blocksIn(stretchPeriod({ fromDay: from, untilDay: until }, zone))
  return ok({
    blocks: blocks.map(({ kind, id, trainerId, roomId, startsAt, endsAt, message, reason }) => ({
      kind,
      id,
      trainerId,
      roomId,
      startsAt: formatInstant(startsAt),
      endsAt: formatInstant(endsAt),
      message,
      reason,
    })),
  })
}
