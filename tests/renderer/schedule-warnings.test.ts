import { describe, expect, it } from 'vitest'
import { warningsInWords, warningsOf } from '../../src/renderer/src/screens/schedule/warnings.ts'

const meets = (...messages: readonly string[]) => ({ warnings: messages.map((message) => ({ message })) })

describe('what sessions meet that may be overruled', () => {
  it('is said as it is of one session', () => {
    expect(warningsInWords([meets('Tara is on leave.', 'The studio is closed then.')])).toEqual([
      'Tara is on leave.',
      'The studio is closed then.',
    ])
  })

  it('is said of many once, with how many meet it, the most frequent first', () => {
    const many = [
      meets('Tara is on leave.'),
      meets('Closed.', 'Tara is on leave.'),
      meets(),
      meets('Closed.'),
    ]
    expect(warningsOf([...many, meets('Closed.')])).toEqual([
      { message: 'Closed.', count: 3 },
      { message: 'Tara is on leave.', count: 2 },
    ])
    expect(warningsInWords([meets('Tara is on leave.'), meets()])).toEqual(['1 session: Tara is on leave.'])
  })

  it('is nothing when all is well', () => {
    expect(warningsInWords([meets(), meets()])).toEqual([])
  })
})
