import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Value } from '../../../../shared/contract/index.ts'
import { isLive } from '../../../../shared/domain/bookings.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { call } from '../../api/client.ts'
import { countCommand } from '../../api/commands-done.ts'
import { instantOf } from '../../api/instant-of.ts'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useStudio } from '../../state/studio.ts'
import { isAboutPlan, type Matter, remedyOf, tellPlaced } from './view-model.ts'

type Remedies = {
  /** Does what the matter asks for at once; nothing while another is on its way. */
  readonly run: (matter: Matter) => Promise<void>
  /** Looks once more for places for what a plan could not place. */
  readonly tryAgain: (matter: Matter) => Promise<void>
  /** Opens what it is about. */
  readonly follow: (matter: Matter) => Promise<void>
  readonly busy: boolean
}

/** The one-click remedies: what each does, and what is told of it with the way back. */
export function useRemedy(): Remedies {
  const [busy, setBusy] = useState(false)
  const follow = useFollow()
  const attend = useAttend()
  const settle = useSettle()
  const retry = useRetry()
  const alone = (act: (matter: Matter) => Promise<void>) => async (matter: Matter) => {
    if (busy) return
    setBusy(true)
    try {
      await act(matter)
    } finally {
      setBusy(false)
    }
  }
  const remedied = (matter: Matter) => {
    const remedy = remedyOf(matter)
    if (remedy === 'attended') return attend(matter)
    return remedy === 'settle' ? settle(matter) : follow(matter)
  }
  return { run: alone(remedied), tryAgain: alone(retry), follow, busy }
}

/** To the screen that a kind of matter has of its own; null for one that has none. */
function toOwnScreen(
  navigate: ReturnType<typeof useNavigate>,
  { kind, key, entityId }: Pick<Matter, 'kind' | 'key' | 'entityId'>,
): Promise<void> | null {
  if (isAboutPlan(kind)) return navigate({ to: '/plan', search: { purchase: entityId } })
  if (kind === 'unmatched_purchase')
    return navigate({ to: '/purchases/unmatched', search: { sale: entityId } })
  if (kind === 'dispute_opened') return navigate({ to: '/purchases', search: { sale: entityId } })
  if (kind === 'stripe_stopped') return navigate({ to: '/settings/stripe' })
  if (kind === 'integrity_finding') return navigate({ to: '/integrity', search: { finding: key } })
  return null
}

/** To the session on the schedule, to the client, or to what was checked. */
function useFollow(): Remedies['follow'] {
  const navigate = useNavigate()
  const { zone } = useStudio()
  return async ({ kind, key, entityId, sessionId, clientId }) => {
    const own = toOwnScreen(navigate, { kind, key, entityId })
    if (own !== null) return own
    if (sessionId === null) {
      if (clientId !== null)
        await navigate({ to: '/clients/$clientId', params: { clientId: String(clientId) } })
      return
    }
    const reply = await call('sessions.get', { sessionId })
    if (!reply.ok) return tellRefused(reply.error)
    const date = localDateOf(instantOf(reply.value.session.startsAt), zone)
    await navigate({ to: '/schedule', search: { date, session: sessionId } })
  }
}

const tellRefused = ({ message }: { readonly message: string }): void => toast({ message, tone: 'refused' })

/** Marks everybody of a session who has no outcome yet. */
function useAttend(): (matter: Matter) => Promise<void> {
  const { t } = useTranslation()
  return async ({ sessionId, title }) => {
    if (sessionId === null) return
    const found = await call('sessions.get', { sessionId })
    if (!found.ok) return tellRefused(found.error)
    const bookingIds = found.value.session.bookings.filter(({ status }) => isLive(status)).map(({ id }) => id)
    if (bookingIds.length === 0) return toast({ message: t('inbox.done.nobody'), tone: 'info' })
    const reply = await send('bulk.setOutcome', { bookingIds, outcome: 'completed' })
    if (reply === null) return
    const { done, refused } = reply
    const [first] = refused
    if (first === undefined) {
      toast({ message: t('inbox.done.attended', { count: done, title }), undo: offerUndo() })
      return
    }
    const partly = { done, total: bookingIds.length, message: first.message }
    toast({
      message: t('inbox.done.partly', partly),
      tone: done === 0 ? 'refused' : 'warned',
      ...(done === 0 ? {} : { undo: offerUndo() }),
    })
  }
}

/**
 * Looks once more for places for what has none; says what it placed and when, how much of it elsewhere than wished, and
 * what stands in the way of the others.
 */
function useRetry(): (matter: Matter) => Promise<void> {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { zone } = useStudio()
  return async ({ entityId }) => {
    const found = await call('plans.get', { purchaseId: entityId })
    if (!found.ok) return tellRefused(found.error)
    const reply = await send('plans.retry', { id: found.value.plan.id })
    if (reply === null) return
    const open = () => void navigate({ to: '/plan', search: { purchase: entityId } })
    const actions = [{ label: t('inbox.act.openPlan'), run: open }]
    const told = tellPlaced(found.value.sessions, reply, zone)
    if (told.placed.length === 0) {
      return toast({ message: t('inbox.done.noPlace', { why: told.why }), tone: 'refused', actions })
    }
    const message = placedWords(t, reply.plan, told)
    toast({ message, ...(told.missing === 0 ? {} : { tone: 'warned' }), undo: offerUndo(), actions })
  }
}

/** What was placed, for whom, with whom and when; how much of it elsewhere than wished, and how much not at all. */
function placedWords(
  t: TFunction,
  { clientName: client, trainerName: trainer }: Value<'plans.retry'>['plan'],
  { placed, shown, moved, missing }: ReturnType<typeof tellPlaced>,
): string {
  const [count, more, when] = [placed.length, placed.length - shown.length, shown.join('; ')]
  return [
    trainer === null
      ? t('inbox.done.placed', { count, client, when })
      : t('inbox.done.placedWith', { count, client, trainer, when }),
    ...(more === 0 ? [] : [t('inbox.done.placedMore', { count: more })]),
    ...(moved === 0 ? [] : [t('inbox.done.placedMoved', { count: moved })]),
    ...(missing === 0 ? [] : [t('inbox.done.placedNot', { count: missing })]),
  ].join(' ')
}

function useSettle(): (matter: Matter) => Promise<void> {
  const { t } = useTranslation()
  return async ({ id, title }) => {
    if (id === null) return
    const reply = await send('attention.resolve', { id })
    if (reply !== null) toast({ message: t('inbox.done.settled', { title }), undo: offerUndo() })
  }
}

/** Sends a command; null when it was refused, which is told. */
async function send<M extends 'bulk.setOutcome' | 'attention.resolve' | 'plans.retry'>(
  method: M,
  input: Input<M>,
): Promise<Value<M> | null> {
  const reply = await call(method, { commandId: crypto.randomUUID(), ...input })
  if (!reply.ok) {
    tellRefused(reply.error)
    return null
  }
  countCommand()
  return reply.value
}
