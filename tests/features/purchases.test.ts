import { expect, test } from 'vitest'
import { aClient, aPackage, describeStudio } from '../support/studio.ts'

describeStudio('purchases.create', (open) => {
  test('keeps what the seller says of the sale, in the sale and in the audit log', async () => {
    const studio = await open()
    const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio)]
    const metadata = {
      sessionCount: 20,
      schedule: { timeSlot: '10:00', date: '2026-03-09' },
      groupSize: 1,
      learningMode: null,
      tags: ['é', true],
    }

    const { purchase } = await studio.call('purchases.create', { clientId, packageId, metadata })

    const [kept] = await studio.engine.read((q) =>
      q.select({ metadata: q.t.purchases.metadata }).from(q.t.purchases),
    )
    expect(kept).toEqual({ metadata })
    const { rows } = await studio.call('audit.list', { entity: 'purchase', entityId: purchase.id })
    expect(rows).toMatchObject([{ after: { metadata } }])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  test.each<[string, unknown]>([
    ['a list', []],
    ['a text', 'sessionCount=20'],
    ['nothing', null],
    ['a number that is none', { sessionCount: Number.NaN }],
    ['half a character', { note: '\ud800' }],
    ['half a character as a name', { '\udfff': 1 }],
    ['the character with code 0', { note: 'a\0b' }],
    ['more than can be kept', { note: 'x'.repeat(8_001) }],
  ])('refuses to keep %s', async (_what, metadata) => {
    const studio = await open()
    const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio)]

    const refusal = await studio.refused('purchases.create', { clientId, packageId, metadata })

    expect(refusal).toMatchObject({ code: 'VALIDATION', details: { issues: [{ path: 'metadata' }] } })
  })

  // What no request may hold is refused before its fields are looked at.
  test.each<[string, unknown]>([
    ['something that is no plain data', { when: new Date(0) }],
    ['nesting without end', JSON.parse(`{"a":${'['.repeat(3_000)}${']'.repeat(3_000)}}`)],
  ])('refuses a request with %s', async (_what, metadata) => {
    const studio = await open()
    const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio)]

    const refusal = await studio.refused('purchases.create', { clientId, packageId, metadata })

    expect(refusal.code).toBe('VALIDATION')
    expect(await studio.call('subscriptions.list', { clientId })).toEqual({ rows: [] })
  })
})
