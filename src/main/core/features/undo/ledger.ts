import {
  type AnsweringLine,
  answeringLines,
  firstObstacle,
  grantsReleasedInto,
} from '../../../../shared/domain/undo.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context, LineRange } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { appendEntries } from '../ledger/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { listLines } from './queries.ts'
import { loadBuckets, loadHoldings } from './row-queries.ts'
import { findOver } from './since-queries.ts'
import { findGrantSubject } from './subject-queries.ts'

/**
 * Answers ledger lines by others that cite them, so that every figure is what it was before them. The value is where
 * the new lines are; the refusal is why it is not possible any more.
 */
export async function answerLines(
  q: Writer,
  context: Context,
  range: LineRange | null,
  reason: string,
): Promise<Result<LineRange | null, string>> {
  if (range === null) return ok(null)
  const lines = answeringLines(await listLines(q, range))
  const bookingIds = lines.flatMap((line) => (line.bookingId === null ? [] : [line.bookingId]))
  const obstacle = firstObstacle(lines, {
    grants: await loadBuckets(q, unique(lines.map((line) => line.grantId))),
    holdings: await loadHoldings(q, unique(bookingIds)),
  })
  if (obstacle !== null) return { ok: false, error: await whyNot(q, obstacle) }
  const over = await whyOver(q, context, lines)
  if (over !== null) return { ok: false, error: over }
  const written = await appendEntries(
    q,
    context,
    lines.map((line) => ({ ...line, reason })),
  )
  const [first] = written
  const last = written.at(-1)
  return ok(first === undefined || last === undefined ? null : { first: first.seq, last: last.seq })
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

/** Units that went back into a pack that is over would be lost, without the grace that a cancellation gives. */
async function whyOver(q: Writer, context: Context, lines: readonly AnsweringLine[]): Promise<string | null> {
  const grantIds = grantsReleasedInto(lines)
  if (grantIds.length === 0) return null
  const over = await findOver(q, grantIds, studioToday(await loadStudio(q), context.now))
  if (over === null) return null
  const pack = (await findGrantSubject(q, over.grantId))?.pack ?? 'the pack'
  return `The credits of “${pack}” expired on ${words().dayWords(over.expiresOn)}. Cancel the booking instead: then they come back.`
}
