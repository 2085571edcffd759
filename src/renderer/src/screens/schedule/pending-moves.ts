import { create } from 'zustand'
import type { DaySession } from './sessions.ts'

/** What of a session is shown otherwise than main has it, until main has answered. */
export type PendingMove = Pick<
  DaySession,
  'startsAt' | 'endsAt' | 'minutes' | 'trainerId' | 'trainerName' | 'roomId' | 'roomName'
>

type PendingMoves = { readonly bySession: ReadonlyMap<number, PendingMove> }

/** Sessions that were dropped and not yet answered for. */
export const usePendingMoves = create<PendingMoves>(() => ({ bySession: new Map() }))

/** Shows a session at its new place at once. */
export function showMoved(sessionId: number, move: PendingMove): void {
  usePendingMoves.setState(({ bySession }) => ({ bySession: new Map(bySession).set(sessionId, move) }))
}

/** Shows a session where main has it, unless it was dropped somewhere else since. */
export function forgetMove(sessionId: number, move: PendingMove): void {
  usePendingMoves.setState(({ bySession }) => {
    if (bySession.get(sessionId) !== move) return { bySession }
    const left = new Map(bySession)
    left.delete(sessionId)
    return { bySession: left }
  })
}

/** The sessions as they shall be shown; the same array when nothing is pending. */
export function withPendingMoves(
  sessions: readonly DaySession[],
  bySession: ReadonlyMap<number, PendingMove>,
): readonly DaySession[] {
  if (bySession.size === 0) return sessions
  return sessions.map((session) => {
    const move = bySession.get(session.id)
    return move === undefined ? session : { ...session, ...move }
  })
}
