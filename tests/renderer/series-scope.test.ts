import { describe, expect, it } from 'vitest'
import { seriesMoveInput } from '../../src/renderer/src/screens/schedule/series-scope.ts'

describe('a move of one session as one of its series', () => {
  const before = { trainerId: 1, roomId: null, minutes: 60 }
  const move = { sessionId: 7, version: 2, startsAt: '2026-03-05T17:00:00.000Z' }

  it('leaves what was not touched as it is for each of the others', () => {
    expect(seriesMoveInput({ ...move, ...before }, before, 'following')).toEqual({
      ...move,
      scope: 'following',
    })
    expect(seriesMoveInput(move, before, 'all')).toEqual({
      ...move,
      trainerId: undefined,
      roomId: undefined,
      scope: 'all',
    })
  })

  it('gives all of them what was changed, also that there is nobody', () => {
    const changed = { trainerId: null, roomId: 3, minutes: 45 }
    expect(seriesMoveInput({ ...move, ...changed, by: 'studio' }, before, 'all')).toEqual({
      ...move,
      ...changed,
      scope: 'all',
    })
  })
})
