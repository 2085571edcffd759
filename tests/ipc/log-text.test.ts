import { describe, expect, test } from 'vitest'
import { logText } from '../../src/main/core/log-text.ts'

describe('what the log may say of a failure', () => {
  test('a failed query is named without what it was run with', () => {
    const cause = new Error('UNIQUE constraint failed: clients.email_key')
    const failure = new Error(
      'Failed query: insert into clients values (?, ?)\nparams: Maria,maria@example.org',
      {
        cause,
      },
    )

    const text = logText(failure)

    expect(text).toContain('Failed query: insert into clients values (?, ?)')
    expect(text).toContain('log-text.test.ts')
    expect(text).toContain('Caused by: Error: UNIQUE constraint failed: clients.email_key')
    expect(text).not.toMatch(/maria/i)
  })

  test('parameters of several lines are left out too', () => {
    const text = logText(new Error('Failed query: x\nparams: first\nsecond line of a note\n\nfourth'))

    expect(text).not.toMatch(/first|second|fourth/)
    expect(text).toContain('\n    at ')
  })

  test('what is not an error is left out', () => {
    expect([logText({ name: 'Maria' }), logText('Maria'), logText(undefined)]).toEqual(['', '', ''])
  })

  test('a failure that is its own cause ends', () => {
    const failure = new Error('round')
    failure.cause = failure

    expect(logText(failure)).toMatch(/^Error: round/)
  })
})
