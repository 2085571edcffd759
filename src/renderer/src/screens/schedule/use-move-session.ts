import { useCallback } from 'react'
import type { Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import type { SeriesScope } from '../../../../shared/domain/series-moves.ts'
import { formatInstant, type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { call, type Refusal } from '../../api/client.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { announce } from '../../components/live-region.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { i18n } from '../../i18n/setup.ts'
import { useStudio } from '../../state/studio.ts'
import { type MoveNames, type Names, type PlaceNames, refusalInWords } from './move-refusal.ts'
import { forgetMove, type PendingMove, showMoved } from './pending-moves.ts'
import { sendMove, sendSeriesMove } from './send-move.ts'
import type { DroppedOfSeries } from './series-move-dialog.tsx'
import { type Scope, useRememberedScope } from './series-scope.ts'
import type { DaySession } from './sessions.ts'
import type { Wish } from './verdict.ts'

export type SessionMove = Wish & { readonly session: DaySession }

/** Leads to a session that turned out to be somewhere else. */
type ShowSession = (sessionId: number, day: LocalDate) => void

type Acts = {
  /** Asks how many of its series go along with a session. */
  readonly onAsk: (dropped: DroppedOfSeries) => void
  readonly onShow: ShowSession
}

/**
 * Moves a session: it stands at its new place at once, and springs back with the reason when main refuses. For one of a
 * series it is asked first whether others go along; until that is answered it stands there too.
 */
export function useMoveSession({ onAsk, onShow }: Acts): (move: SessionMove, placeInWords: string) => void {
  const { zone } = useStudio()
  const staff = useQuery('staff.list', {}).value
  const rooms = useQuery('rooms.list', {}).value
  return useCallback(
    (move, placeInWords) => {
      const names = { trainers: namesIn(staff), places: namesIn(rooms), zone }
      const { session } = move
      const words = { ...names, placeInWords, onShow }
      const pending = pendingOf(move, names)
      const scope = session.seriesId === null ? 'this' : useRememberedScope.getState().scope
      const go = (given: Scope) => void moveNow(move, given, pending, words)
      showMoved(session.id, pending)
      if (scope !== null) return go(scope)
      const onAnswer = (given: Scope | null) => {
        if (given !== null) return go(given)
        forgetMove(session.id, pending)
        announce(i18n.t('schedule.grid.carry.putBack', { title: session.title }))
      }
      onAsk({ move, placeInWords, onAnswer })
    },
    [staff, rooms, zone, onAsk, onShow],
  )
}

type Listed = { readonly rows: readonly { readonly id: number; readonly name: string }[] } | undefined

const namesIn = (listed: Listed): Names => new Map(listed?.rows.map(({ id, name }) => [id, name]))

type Words = PlaceNames & { readonly placeInWords: string; readonly onShow: ShowSession }

async function moveNow(move: SessionMove, scope: Scope, pending: PendingMove, words: Words): Promise<void> {
  const { session } = move
  const refusal = scope === 'this' ? await moveOne(move, words) : await moveMany(move, scope)
  forgetMove(session.id, pending)
  if (refusal === null) return
  const show = () => void showNow(session.id, words)
  toast({
    message: refusalInWords(refusal, session, words),
    tone: 'refused',
    ...(refusal.code === 'STALE_VERSION'
      ? { action: { label: i18n.t('schedule.series.show'), run: show } }
      : {}),
  })
}

async function moveOne(move: SessionMove, { placeInWords }: Words): Promise<Refusal | null> {
  const reply = await sendMove(move)
  if (!reply.ok) return reply.error
  const moved = i18n.t('schedule.grid.move.done', { title: move.session.title, place: placeInWords })
  const { refunded } = reply.value
  const paid = i18n.t('schedule.grid.move.refunded', { count: refunded.length })
  toast({ message: refunded.length === 0 ? moved : `${moved} ${paid}`, undo: offerUndo() })
  return null
}

async function moveMany(move: SessionMove, scope: SeriesScope): Promise<Refusal | null> {
  const reply = await sendSeriesMove(move, scope)
  if (!reply.ok) return reply.error
  tellSeriesMoved(move.session.title, reply.value)
  return null
}

/** Tells how many of a series moved, and which did not and why. */
export function tellSeriesMoved(title: string, { moved, skipped, kept }: Value<'series.move'>): void {
  const parts = [
    i18n.t('schedule.series.done', { count: moved.length, title }),
    skipped[0] !== undefined &&
      i18n.t('schedule.series.doneStay', { count: skipped.length, why: skipped[0].message }),
    kept.length > 0 && i18n.t('schedule.series.doneKept', { count: kept.length }),
  ]
  const message = parts.filter((part) => part !== false).join(' ')
  if (moved.length === 0) toast({ message, tone: 'refused' })
  else toast({ message, undo: offerUndo() })
}

/** Leads to where a session is by now. */
async function showNow(sessionId: number, { zone, onShow }: Words): Promise<void> {
  const reply = await call('sessions.get', { sessionId })
  if (reply.ok) onShow(sessionId, localDateOf(instantOf(reply.value.session.startsAt), zone))
}

/** How a session is shown at its new place until main has answered. */
export function pendingOf(
  { startsAt, minutes, trainerId, roomId }: Wish,
  { trainers, places }: MoveNames,
): PendingMove {
  return {
    startsAt: formatInstant(startsAt),
    endsAt: formatInstant(startsAt + minutes * MINUTE),
    minutes,
    trainerId,
    trainerName: trainerId === null ? null : (trainers.get(trainerId) ?? null),
    roomId,
    roomName: roomId === null ? null : (places.get(roomId) ?? null),
  }
}
