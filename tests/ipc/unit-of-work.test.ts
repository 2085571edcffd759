import { expect, test } from 'vitest'
import { composeCore } from '../../src/main/core/compose.ts'
import { aClient, describeStudio } from '../support/studio.ts'

const CLIENT = { firstName: 'Ana', lastName: 'Gil' }

describeStudio('one command', (open) => {
  test('keeps nothing when its answer is not one that could be given', async () => {
    const studio = await open()
    const { core, owner, raw, engine } = studio
    const { id: clientId } = await aClient(studio, CLIENT)
    // One more is not a whole number any more that every caller can hold.
    await raw.exec('update clients set version = ? where id = ?', [Number.MAX_SAFE_INTEGER, clientId])

    const reply = await core.call(owner, 'clients.update', { clientId, firstName: 'Zoe' })

    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    const names = await engine.read((q) => q.select({ name: q.t.clients.firstName }).from(q.t.clients))
    expect(names).toEqual([{ name: 'Ana' }])
  })

  test('is answered as done when it was kept, also when nobody could be told of it', async () => {
    const studio = await open()
    const logged: unknown[] = []
    const core = composeCore(studio.engine, {
      appVersion: '0.0.0-test',
      now: () => 0,
      log: { info: () => undefined, error: (_message, details) => logged.push(details) },
      push: () => {
        throw new Error('The window has gone.')
      },
    })

    const reply = await core.call(studio.owner, 'clients.create', CLIENT)

    expect(reply).toMatchObject({ ok: true, value: { client: CLIENT } })
    expect(logged).toEqual([new Error('The window has gone.')])
  })

  test('is known again by an id of any length, and never by one that a database would change', async () => {
    const studio = await open()
    const create = (commandId: unknown) => ({ ...CLIENT, commandId })

    const first = await studio.call('clients.create', { ...CLIENT, commandId: '7' })
    expect(await studio.call('clients.create', { ...CLIENT, commandId: '7' })).toEqual(first)

    for (const commandId of ['', 'x'.repeat(129), 'half a character \ud800', 'nothing \0', null, 7]) {
      expect(await studio.refused('clients.create', create(commandId))).toMatchObject({
        code: 'VALIDATION',
        details: { issues: [{ path: 'commandId' }] },
      })
    }
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  test('is in conflict with another method under the same id', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    await studio.call('clients.deactivate', { clientId, commandId: 'command-0001' })

    const refusal = await studio.refused('clients.reactivate', { clientId, commandId: 'command-0001' })

    expect(refusal).toMatchObject({ code: 'COMMAND_CONFLICT', details: { commandId: 'command-0001' } })
  })
})

describeStudio('a refusal of the shape', (open) => {
  test('names the keys that are not known', async () => {
    const studio = await open()

    const refusal = await studio.refused('clients.create', { ...CLIENT, colour: 'red', size: 1 })

    expect(refusal).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'colour' }, { path: 'size' }] },
    })
  })

  test('says what is missing inside a field as it does outside', async () => {
    const studio = await open()

    const refusal = await studio.refused('sessions.create', {
      serviceId: 1,
      startsAt: '2026-03-02T09:00:00Z',
      newClient: {},
    })

    expect(refusal).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      message: 'First name and last name are required',
      details: { fields: ['newClient.firstName', 'newClient.lastName'] },
    })
  })

  test('stays short whatever it is about', async () => {
    const studio = await open()
    const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`key ${n}`, n]))
    const holes: unknown[] = new Array(500)

    const replies = [
      await studio.refused('clients.create', { ...CLIENT, ...keys }),
      await studio.refused('schedule.range', { trainerIds: holes }),
      await studio.refused('staff.create', {
        name: 'Tom',
        role: 'trainer',
        services: new Array(200).fill('x'),
      }),
    ]

    for (const reply of replies) expect(JSON.stringify(reply).length).toBeLessThan(8_000)
  })
})
