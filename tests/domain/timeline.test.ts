import { describe, expect, it } from 'vitest'
import { oneTimeline } from '../../src/shared/domain/timeline.ts'

const happening = (at: number, seq: number, about: string | null = null, change: number | null = null) => {
  return { at, seq, about, change }
}

describe('one timeline of notes and lines', () => {
  it('is the newest first, and of one moment the notes before the lines', () => {
    const notes = [happening(10, 1), happening(20, 2)]
    const lines = [happening(10, 7, null, 5), happening(10, 8, null, -1), happening(30, 9, null, 2)]

    expect(oneTimeline(notes, lines).map(({ at, seq }) => [at, seq])).toEqual([
      [30, 9],
      [20, 2],
      [10, 1],
      [10, 8],
      [10, 7],
    ])
  })

  it('gives a note the change of the lines that are its own doing, and tells them once', () => {
    const notes = [
      happening(10, 1, 'booking 4'),
      happening(10, 2, 'booking 4'),
      happening(20, 3, 'booking 4'),
    ]
    const lines = [
      happening(10, 7, 'booking 4', -1),
      happening(10, 8, 'booking 4', -2),
      happening(10, 9, 'booking 5', -1),
      happening(15, 10, 'booking 4', 1),
    ]

    expect(oneTimeline(notes, lines).map(({ seq, change }) => [seq, change])).toEqual([
      [3, null],
      [10, 1],
      [2, -3],
      [1, null],
      [9, -1],
    ])
  })

  it('never joins what is about nothing', () => {
    expect(oneTimeline([happening(10, 1)], [happening(10, 2, null, 4)])).toHaveLength(2)
  })
})
