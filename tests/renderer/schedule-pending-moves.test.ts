import { beforeEach, describe, expect, it } from 'vitest'
import {
  forgetMove,
  type PendingMove,
  showMoved,
  usePendingMoves,
  withPendingMoves,
} from '../../src/renderer/src/screens/schedule/pending-moves.ts'
import { sessionMaker } from './schedule-support.ts'

const aSession = sessionMaker(Date.parse('2026-03-01T23:00:00Z'))

function aMove(minutes: number): PendingMove {
  const { startsAt, endsAt, roomId, roomName } = aSession(600, minutes)
  return { startsAt, endsAt, minutes, trainerId: 2, trainerName: 'Trainer 2', roomId, roomName }
}

const shown = (sessions: Parameters<typeof withPendingMoves>[0]) =>
  withPendingMoves(sessions, usePendingMoves.getState().bySession)

describe('a session that was dropped', () => {
  beforeEach(() => usePendingMoves.setState({ bySession: new Map() }))

  it('stands at its new place until it is answered for, and the others are the same objects', () => {
    const [moved, other] = [aSession(0, 60), aSession(0, 60)]
    const move = aMove(45)

    showMoved(moved.id, move)
    expect(shown([moved, other])).toEqual([{ ...moved, ...move }, other])
    expect(shown([moved, other])[1]).toBe(other)

    forgetMove(moved.id, move)
    expect(shown([moved, other])).toEqual([moved, other])
  })

  it('stays where it was dropped last when the first drop is answered for', () => {
    const session = aSession(0, 60)
    const [first, second] = [aMove(45), aMove(30)]
    showMoved(session.id, first)
    showMoved(session.id, second)

    forgetMove(session.id, first)

    expect(shown([session])[0]?.minutes).toBe(30)
  })

  it('leaves the very array alone when nothing is pending', () => {
    const sessions = [aSession(0, 60)]

    expect(shown(sessions)).toBe(sessions)
  })
})
