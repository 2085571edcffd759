import { useCallback } from 'react'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import type { SeriesScope } from '../../../../shared/domain/series-moves.ts'
import { formatInstant, type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { call, type Refusal } from '../../api/client.ts'
import { instantOf } from '../../api/instant-of.ts'
import { announce } from '../../components/live-region.tsx'
import { toast } from '../../components/toast.tsx'
import { i18n } from '../../i18n/setup.ts'
import { useStudio } from '../../state/studio.ts'
import { type MoveNames, type PlaceNames, refusalInWords } from './move-refusal.ts'
import { forgetMove, type PendingMove, showMoved } from './pending-moves.ts'
import { sendMove, sendSeriesMove } from './send-move.ts'
import type { DroppedOfSeries } from './series-move-dialog.tsx'
import { type Scope, useRememberedScope } from './series-scope.ts'
import type { DaySession } from './sessions.ts'
import { type More, tellMoved, tellSeriesMoved } from './tell-moved.ts'
import { usePlaceNames } from './use-place-names.ts'
import type { Wish } from './verdict.ts'

export type SessionMove = Wish & { readonly session: DaySession }

/** Leads to a session that turned out to be somewhere else. */
type ShowSession = (sessionId: number, day: LocalDate) => void

type Acts = {
  /** Asks how many of its series go along with a session. */
  readonly onAsk: (dropped: DroppedOfSeries) => void
  readonly onShow: ShowSession
}

/** Answers whether the session was moved, alone or with others of its series. */
export type MoveSession = (move: SessionMove, placeInWords: string) => Promise<boolean>

/**
 * Moves a session: it stands at its new place at once, and springs back with the reason when main refuses. For one of a
 * series it is asked first whether others go along; until that is answered it stands there too.
 */
export function useMoveSession({ onAsk, onShow }: Acts): MoveSession {
  const { zone } = useStudio()
  const names = usePlaceNames()
  return useCallback(
    async (move, placeInWords) => {
      const { session } = move
      const words = { ...names, zone, placeInWords, onShow }
      const pending = pendingOf(move, names)
      const remembered = session.seriesId === null ? null : useRememberedScope.getState().scope
      showMoved(session.id, pending)
      if (remembered !== null) return moveNow(move, remembered, pending, { ...words, more: askAgain() })
      if (session.seriesId === null) return moveNow(move, 'this', pending, words)
      const scope = await new Promise<Scope | null>((onAnswer) => onAsk({ move, placeInWords, onAnswer }))
      if (scope !== null) return moveNow(move, scope, pending, words)
      forgetMove(session.id, pending)
      announce(i18n.t('schedule.grid.carry.putBack', { title: session.title }))
      return false
    },
    [names, zone, onAsk, onShow],
  )
}

/** Who is no longer asked is told so each time, with the way back. */
const askAgain = (): More => ({
  label: i18n.t('schedule.series.askAgain'),
  run: () => useRememberedScope.setState({ scope: null }),
})

type Words = PlaceNames & {
  readonly placeInWords: string
  readonly onShow: ShowSession
  readonly more?: More
}

async function moveNow(
  move: SessionMove,
  scope: Scope,
  pending: PendingMove,
  words: Words,
): Promise<boolean> {
  const { session } = move
  const refusal = scope === 'this' ? await moveOne(move, words) : await moveSeries(move, scope, words)
  forgetMove(session.id, pending)
  if (refusal === null) return true
  const show = () => void showNow(session.id, words)
  toast({
    message: refusalInWords(refusal, session, words),
    tone: 'refused',
    ...(refusal.code === 'STALE_VERSION'
      ? { actions: [{ label: i18n.t('schedule.series.show'), run: show }] }
      : {}),
  })
  return false
}

async function moveOne(move: SessionMove, { placeInWords, zone, more }: Words): Promise<Refusal | null> {
  const reply = await sendMove(move)
  if (!reply.ok) return reply.error
  tellMoved(reply.value, placeInWords, zone, more)
  return null
}

async function moveSeries(move: SessionMove, scope: SeriesScope, { more }: Words): Promise<Refusal | null> {
  const reply = await sendSeriesMove(move, scope)
  if (!reply.ok) return reply.error
  tellSeriesMoved(move.session.title, reply.value, more)
  return null
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
