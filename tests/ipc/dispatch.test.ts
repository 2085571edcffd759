import { expect, test } from 'vitest'
import { contract, type Method, type Reply } from '../../src/shared/contract/index.ts'
import type { Actor } from '../../src/shared/domain/permissions.ts'
import { describeStudio } from '../support/studio.ts'

const METHODS = Object.keys(contract) as Method[]
const TRAINER: Actor = { staffId: null, name: 'Tom', role: 'trainer', granted: [], withdrawn: [] }

const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.error.code)

describeStudio('the one way in', (open) => {
  test('knows only the methods of the contract', async () => {
    const { core, owner } = await open()
    const names = ['clients.destroy', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '']

    const replies = await Promise.all(names.map((name) => core.call(owner, name, {})))

    for (const reply of replies) {
      expect(reply).toEqual({
        ok: false,
        error: {
          code: 'VALIDATION',
          message: 'There is no such method.',
          details: { issues: [{ path: 'method', message: 'There is no such method.' }] },
        },
      })
    }
  })

  test('asks for the method first, then for the actor, then for the permission, then for the input', async () => {
    const { core, owner } = await open()
    const bad = { unexpected: true }

    expect([
      codeOf(await core.call(null, 'no.such', bad)),
      codeOf(await core.call(null, 'clients.create', bad)),
      codeOf(await core.call(TRAINER, 'clients.create', bad)),
      codeOf(await core.call(owner, 'clients.create', bad)),
      codeOf(await core.call(owner, 'clients.create', { firstName: 'A', lastName: 'B', ...bad })),
    ]).toEqual([
      'VALIDATION',
      'NOT_SIGNED_IN',
      'UNAUTHORIZED_ACCESS',
      'MISSING_REQUIRED_FIELDS',
      'VALIDATION',
    ])
  })

  test('names what is missing, and where something is wrong', async () => {
    const { core, owner } = await open()

    const missing = await core.call(owner, 'clients.create', { notes: 'x' })
    const wrong = await core.call(owner, 'clients.create', { firstName: 1, lastName: 'B', notes: {} })

    expect(missing).toMatchObject({ error: { details: { fields: ['firstName', 'lastName'] } } })
    expect(wrong).toMatchObject({
      error: { code: 'VALIDATION', details: { issues: [{ path: 'firstName' }, { path: 'notes' }] } },
    })
  })

  test('lets nobody say who they are', async () => {
    const { core } = await open()

    for (const extra of [{ actor: { role: 'owner' } }, { role: 'owner' }, { staffId: 1 }]) {
      const reply = await core.call(TRAINER, 'schedule.range', {
        from: '2026-03-02T00:00:00Z',
        to: '2026-03-03T00:00:00Z',
        ...extra,
      })

      expect(codeOf(reply)).toBe('VALIDATION')
    }
  })

  test('is not led astray by keys that objects have by nature', async () => {
    const { core, owner } = await open()
    const inputs = ['__proto__', 'constructor', 'toString'].map(
      (key) => JSON.parse(`{"firstName":"A","lastName":"B","${key}":{"role":"owner"}}`) as unknown,
    )

    const replies = await Promise.all(inputs.map((input) => core.call(owner, 'clients.create', input)))

    expect(replies.map(codeOf)).toEqual(['VALIDATION', 'VALIDATION', 'VALIDATION'])
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false)
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a text', 'x'],
    ['a number', 42],
    ['an unknown key', { unexpected: 1 }],
    ['a command id that is none', { commandId: 7 }],
    ['a dry run that is neither', { dryRun: 'maybe' }],
    ['numbers that are none', { clientId: Number.NaN, sessionId: Number.POSITIVE_INFINITY, id: -0 }],
    ['half a character', { query: '\ud800', name: '\udfff', firstName: '\ud800', lastName: 'x' }],
  ])('answers every method with a refusal when it is sent %s', async (_what, input) => {
    const { core, owner } = await open()

    const replies = await Promise.all(
      METHODS.map(async (method) => [method, codeOf(await core.call(owner, method, input))] as const),
    )

    expect(replies.filter(([, code]) => code === 'ok' || code === 'INTERNAL')).toEqual([])
  })

  test('tells open windows what changed, and only when it was kept', async () => {
    const { core, owner, pushes } = await open()
    const before = pushes.length
    const client = { firstName: 'Ana', lastName: 'Gil' }

    await core.call(owner, 'clients.create', { firstName: 'Ana' })
    await core.call(owner, 'clients.create', { ...client, dryRun: true })
    await core.call(owner, 'clients.list', {})
    expect(pushes.slice(before)).toEqual([])

    await core.call(owner, 'clients.create', { ...client, commandId: 'command-0001' })
    await core.call(owner, 'clients.create', { ...client, commandId: 'command-0001' })
    expect(pushes.slice(before)).toEqual([{ kind: 'changed', topics: contract['clients.create'].topics }])
  })

  test('answers a bug with an incident id and nothing else, and goes on', async () => {
    const { core, owner, raw } = await open()
    const client = { firstName: 'Maria', lastName: 'Secret', email: 'maria@example.org' }

    await raw.exec('alter table clients rename to clients_gone')
    const reply = await core.call(owner, 'clients.create', client)
    await raw.exec('alter table clients_gone rename to clients')

    expect(reply).toEqual({
      ok: false,
      error: {
        code: 'INTERNAL',
        message: expect.stringMatching(
          /^Something went wrong\. Nothing was changed\. Incident [0-9a-f-]{36}\.$/,
        ),
        details: { incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    })
    expect(codeOf(await core.call(owner, 'clients.create', client))).toBe('ok')
  })
})
