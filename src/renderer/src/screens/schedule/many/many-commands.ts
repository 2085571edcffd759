import type { Input, Value } from '../../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../../shared/domain/time.ts'
import { call } from '../../../api/client.ts'
import { countCommand } from '../../../api/commands-done.ts'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { i18n } from '../../../i18n/setup.ts'
import type { MoveNames } from '../move-refusal.ts'
import { afterOthers, keepMoved } from '../moves-under-way.ts'
import { forgetMove, showMoved } from '../pending-moves.ts'
import type { DaySession } from '../sessions.ts'
import { pendingOf } from '../use-move-session.ts'
import { type Warned, warningsInWords } from '../warnings.ts'
import { choose } from './selection.ts'
import type { SessionWish } from './together.ts'

type Change = Input<'schedule.reassign'>['changes'][number]

/** What becomes of a session that goes to a place with others. */
export function changeOf(
  { session, startsAt, trainerId, roomId }: SessionWish,
  version = session.version,
): Change {
  return { sessionId: session.id, version, startsAt: formatInstant(startsAt), trainerId, roomId }
}

/** A copy of a session at a place. */
export function copyOf({
  session,
  startsAt,
  trainerId,
  roomId,
}: SessionWish): Input<'sessions.copy'>['copies'][number] {
  return { sessionId: session.id, startsAt: formatInstant(startsAt), trainerId, roomId }
}

/**
 * Moves many as one step: they stand at their new places at once, and those that main refuses spring back, with the
 * reason. Upon the versions that moves before have made. Answers how many were moved.
 */
export async function moveMany(wishes: readonly SessionWish[], names: MoveNames): Promise<number> {
  const sessions = wishes.map(({ session }) => session)
  const shown = wishes.map((wish) => ({ id: wish.session.id, pending: pendingOf(wish, names) }))
  for (const { id, pending } of shown) showMoved(id, pending)
  const reply = await afterOthers(sessions, async (versions) => {
    const changes = wishes.map((wish, index) => changeOf(wish, versions[index]))
    const answer = await call('schedule.reassign', { commandId: crypto.randomUUID(), changes })
    const moved = answer.ok ? answer.value.results.flatMap(({ session }) => session ?? []) : []
    return { reply: answer, moved }
  })
  if (reply.ok) {
    countCommand()
    keepMoved(reply.value.results.flatMap(({ session }) => session ?? []))
  }
  for (const { id, pending } of shown) forgetMove(id, pending)
  if (!reply.ok) {
    toast({ message: reply.error.message, tone: 'refused' })
    return 0
  }
  tellDone('moved', reply.value, sessions)
  return reply.value.done
}

/** Makes copies as one step, for nobody yet, and chooses them. Answers how many were made. */
export async function copyMany(wishes: readonly SessionWish[]): Promise<number> {
  const reply = await call('sessions.copy', { commandId: crypto.randomUUID(), copies: wishes.map(copyOf) })
  if (!reply.ok) {
    toast({ message: reply.error.message, tone: 'refused' })
    return 0
  }
  countCommand()
  tellCopied(
    reply.value,
    wishes.map(({ session }) => session),
  )
  return reply.value.done
}

/** Tells what was copied and what was not; the copies are the chosen ones then. */
export function tellCopied({ done, results }: Value<'sessions.copy'>, sessions: readonly DaySession[]): void {
  choose(new Set(results.flatMap(({ session }) => session?.id ?? [])), null)
  tellDone('copied', { done, results }, sessions)
}

type Done = {
  readonly done: number
  readonly results: readonly (Warned & {
    readonly sessionId: number
    readonly refusal: { readonly message: string } | null
  })[]
}

/** "3 sessions moved." or "2 of 3 sessions moved. Not Yoga: Uwe already teaches …", and what those that were done meet. */
export function tellDone(
  what: 'moved' | 'copied' | 'cancelled' | 'reassigned',
  { done, results }: Done,
  sessions: readonly DaySession[],
): void {
  const of = results.length
  const refused = results.find(({ refusal }) => refusal !== null)
  const warnings = warningsInWords(results)
  const warned = warnings.length > 0 && 'warned'
  if (refused?.refusal == null) {
    const message = [i18n.t(`schedule.many.done.${what}`, { count: done }), ...warnings].join(' ')
    toast({ message, tone: warned || 'done', undo: offerUndo() })
    return
  }
  const title = sessions.find(({ id }) => id === refused.sessionId)?.title ?? ''
  const why = i18n.t('schedule.many.done.not', { title, reason: refused.refusal.message })
  const message =
    of === 1
      ? refused.refusal.message
      : `${i18n.t(`schedule.many.done.part.${what}`, { count: done, of })} ${why}`
  if (done === 0) toast({ message, tone: 'refused' })
  else toast({ message: [message, ...warnings].join(' '), tone: warned || 'info', undo: offerUndo() })
}
