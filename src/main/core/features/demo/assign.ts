import { earlierDate, type LocalDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { insertAssignment } from '../assignments/queries.ts'
import { listMostTaught } from './taught-queries.ts'

/** Who comes alone is looked after by the trainer who has taught them most, from their first session on. */
export async function assignTaught(q: Writer, context: Context, today: LocalDate): Promise<void> {
  for (const { clientId, trainerId, since } of await listMostTaught(q)) {
    const fromDay = earlierDate(since, today)
    await insertAssignment(q, context, { clientId, trainerId, fromDay, untilDay: null, note: null })
  }
}
