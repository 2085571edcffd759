import { describe, expect, test } from 'vitest'
import { type Answering, answer } from '../../src/main/ipc/answer.ts'
import type { Sender } from '../../src/main/ipc/sender.ts'
import type { Reply } from '../../src/shared/contract/index.ts'

const OURS: Sender = { contentsId: 3, frame: { origin: 'app://studio', parent: null } }
const FINE: Reply = { ok: true, value: { signedOut: false } }

function listening(call: Answering['call'] = async () => FINE) {
  const logged: unknown[] = []
  const asked: unknown[] = []
  const answering: Answering = {
    ourWindows: new Set([3, 5]),
    walls: new Set([5]),
    log: { info: () => undefined, error: (message, details) => logged.push(message, details) },
    language: () => 'en',
    call: (method, input) => {
      asked.push([method, input])
      return call(method, input)
    },
  }
  return { answering, asked, logged }
}

describe('a call from a window', () => {
  test('is answered by the core', async () => {
    const { answering, asked } = listening()

    expect(await answer(answering, OURS, 'auth.current', {})).toBe(FINE)
    expect(asked).toEqual([['auth.current', {}]])
  })

  test.each<[string, Sender]>([
    ['a frame inside the page', { ...OURS, frame: { origin: 'app://studio', parent: {} } }],
    ['another origin', { ...OURS, frame: { origin: 'https://studio', parent: null } }],
    ['an origin that begins like ours', { ...OURS, frame: { origin: 'app://studio.evil', parent: null } }],
    ['an opaque origin', { ...OURS, frame: { origin: 'null', parent: null } }],
    ['a page without an origin', { ...OURS, frame: { origin: '', parent: null } }],
    ['a window that is not ours', { ...OURS, contentsId: 4 }],
    ['a frame that is gone', { ...OURS, frame: null }],
  ])('is refused from %s and never reaches the core', async (_who, sender) => {
    const { answering, asked } = listening()

    const reply = await answer(answering, sender, 'auth.current', {})

    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'window' } },
    })
    expect(asked).toEqual([])
  })

  test('from the wall is about the wall, and never about anything else', async () => {
    const { answering, asked } = listening()
    const wall: Sender = { ...OURS, contentsId: 5 }

    const shown = await answer(answering, wall, 'schedule.wall', {})
    const others = await Promise.all(
      ['clients.list', 'schedule.range', 'auth.current'].map((method) => answer(answering, wall, method, {})),
    )

    expect(shown).toBe(FINE)
    for (const reply of others) {
      expect(reply).toMatchObject({ error: { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'desk' } } })
    }
    expect(asked).toEqual([['schedule.wall', {}]])
  })

  test('is refused when it is too large, before the core reads it', async () => {
    const { answering, asked } = listening()

    const reply = await answer(answering, OURS, 'clients.create', { notes: 'x'.repeat(2 ** 25) })

    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION', message: 'The request is larger than 64 MiB.' },
    })
    expect(asked).toEqual([])
  })

  test('is answered with an incident when the core cannot be reached, and the log knows why', async () => {
    const failure = new Error('SQLITE_BUSY in /home/maria/studio.db')
    const { answering, logged } = listening(() => Promise.reject(failure))

    const reply = await answer(answering, OURS, 'auth.current', {})

    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(JSON.stringify(reply)).not.toMatch(/maria|SQLITE/)
    const { incidentId } = (reply as { error: { details: { incidentId: string } } }).error.details
    expect(logged).toEqual([`Incident ${incidentId} on the way to the core`, failure])
  })

  test.each([[undefined], [null], [42], [{ toString: 'no function' }], ['x'.repeat(100_000)]])(
    'with the odd method name %s is still an answer',
    async (method) => {
      const { answering } = listening()

      expect((await answer(answering, OURS, method, {})).ok).toBeTypeOf('boolean')
    },
  )
})
