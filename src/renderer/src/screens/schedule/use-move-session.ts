import { useCallback } from 'react'
import { z } from 'zod'
import type { Input, Reply } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { formatInstant, parseInstant } from '../../../../shared/domain/time.ts'
import { call, type Refusal } from '../../api/client.ts'
import { countCommand } from '../../api/commands-done.ts'
import { useQuery } from '../../api/use-query.ts'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import { useStudio } from '../../state/studio.ts'
import { staleFields } from '../settings/stale-fields.ts'
import { afterOthers, keepMoved } from './moves-under-way.ts'
import { forgetMove, type PendingMove, showMoved } from './pending-moves.ts'
import type { DaySession } from './sessions.ts'
import type { Wish } from './verdict.ts'

export type SessionMove = Wish & { readonly session: DaySession }

type Names = ReadonlyMap<number, string>

/**
 * Moves a session: it stands at its new place at once, and springs back with the reason when main refuses. Moves of
 * one session follow one another, each upon the version that the one before has made.
 */
export function useMoveSession(): (move: SessionMove, placeInWords: string) => void {
  const { zone } = useStudio()
  const staff = useQuery('staff.list', {}).value
  const rooms = useQuery('rooms.list', {}).value
  return useCallback(
    (move, placeInWords) => {
      const trainers: Names = new Map(staff?.rows.map(({ id, name }) => [id, name]))
      const places: Names = new Map(rooms?.rows.map(({ id, name }) => [id, name]))
      void moveNow(move, { trainers, places, zone, placeInWords })
    },
    [staff, rooms, zone],
  )
}

/** What trainers and rooms are called, by their ids. */
export type MoveNames = { readonly trainers: Names; readonly places: Names }

type Words = MoveNames & {
  readonly zone: string
  readonly placeInWords: string
}

async function moveNow(move: SessionMove, words: Words): Promise<void> {
  const { session } = move
  const pending = pendingOf(move, words)
  showMoved(session.id, pending)
  const reply = await send(move)
  if (reply.ok) keepMoved([reply.value.session])
  forgetMove(session.id, pending)
  if (!reply.ok) {
    toast({ message: refusalInWords(reply.error, session, words), tone: 'refused' })
    return
  }
  const moved = i18n.t('schedule.grid.move.done', { title: session.title, place: words.placeInWords })
  const { refunded } = reply.value
  const paid = i18n.t('schedule.grid.move.refunded', { count: refunded.length })
  toast({ message: refunded.length === 0 ? moved : `${moved} ${paid}`, undo: offerUndo() })
}

export function pendingOf({ startsAt, minutes, trainerId, roomId }: Wish, words: MoveNames): PendingMove {
  return {
    startsAt: formatInstant(startsAt),
    endsAt: formatInstant(startsAt + minutes * MINUTE),
    minutes,
    trainerId,
    trainerName: trainerId === null ? null : (words.trainers.get(trainerId) ?? null),
    roomId,
    roomName: roomId === null ? null : (words.places.get(roomId) ?? null),
  }
}

async function send({ session, ...wish }: SessionMove): Promise<Reply<'sessions.move'>> {
  const reply = await afterOthers([session], async ([version = session.version]) => {
    const input: Input<'sessions.move'> = {
      commandId: crypto.randomUUID(),
      sessionId: session.id,
      startsAt: formatInstant(wish.startsAt),
      minutes: wish.minutes,
      trainerId: wish.trainerId,
      roomId: wish.roomId,
      version,
    }
    const reply = await call('sessions.move', input)
    return { reply, moved: reply.ok ? [reply.value.session] : [] }
  })
  if (reply.ok) countCommand()
  return reply
}

const placeFields = z.object({
  startsAt: z.string(),
  minutes: z.int(),
  trainerId: z.int().nullable(),
  roomId: z.int().nullable(),
})

/** The reason as a sentence; where somebody else was faster, what they changed. */
function refusalInWords(refusal: Refusal, session: DaySession, words: Words): string {
  if (refusal.code !== 'STALE_VERSION') return refusal.message
  const before = placeFields.parse(session)
  const changes = staleFields(refusal.details.changes, before).map(({ name, stored }) =>
    changeInWords(name, stored, words),
  )
  const said = changes.filter((change) => change !== null)
  return said.length === 0
    ? i18n.t('schedule.grid.move.staleNothing', { title: session.title })
    : i18n.t('schedule.grid.move.stale', { title: session.title, changes: said.join(', ') })
}

function changeInWords(field: string, stored: unknown, { trainers, places, zone }: Words): string | null {
  const say = (name: keyof z.output<typeof placeFields>, value: string) =>
    i18n.t(`schedule.grid.move.now.${name}`, { value })
  switch (field) {
    case 'startsAt':
      return say(field, formatMoment(parseInstant(String(stored)) ?? 0, zone))
    case 'minutes':
      return say(field, String(stored))
    case 'trainerId':
      return say(field, trainers.get(Number(stored)) ?? i18n.t('schedule.grid.move.nobody'))
    case 'roomId':
      return say(field, places.get(Number(stored)) ?? i18n.t('schedule.grid.move.nowhere'))
    default:
      return null
  }
}
