import { type AnsweringLine, answeringLines, firstObstacle } from '../../../../shared/domain/undo.ts'
import { UNDONE } from '../../../../shared/messages/undo.ts'
import type { Context, LineRange } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { appendEntries } from '../ledger/queries.ts'
import { listLines } from './queries.ts'
import { loadBuckets, loadHoldings } from './row-queries.ts'
import { findGrantSubject } from './subject-queries.ts'

/**
 * Answers ledger lines by others that cite them, so that every figure is what it was before them. Answers why that is
 * not possible any more, or null when it was done.
 */
export async function answerLines(
  q: Writer,
  context: Context,
  range: LineRange | null,
): Promise<string | null> {
  if (range === null) return null
  const lines = answeringLines(await listLines(q, range))
  const bookingIds = lines.flatMap((line) => (line.bookingId === null ? [] : [line.bookingId]))
  const obstacle = firstObstacle(lines, {
    grants: await loadBuckets(q, unique(lines.map((line) => line.grantId))),
    holdings: await loadHoldings(q, unique(bookingIds)),
  })
  if (obstacle !== null) return whyNot(q, obstacle)
  await appendEntries(
    q,
    context,
    lines.map((line) => ({ ...line, reason: UNDONE })),
  )
  return null
}

const unique = (ids: readonly number[]): number[] => [...new Set(ids)]

/** In words: which units went elsewhere. */
async function whyNot(q: Writer, { grantId, kind }: AnsweringLine): Promise<string> {
  const subject = await findGrantSubject(q, grantId)
  const whose = subject === null ? 'the client' : subject.client
  if (kind === 'REVOKE') return `Some of these credits of ${whose} are booked or used by now.`
  if (kind === 'HOLD') return `The credits that went back to ${whose} are booked or used elsewhere by now.`
  return `The credits of ${whose} were moved on since.`
}
