import { expect, test } from 'vitest'
import { exceedsLimits } from '../../src/main/core/limits.ts'
import { aClient, aService, describeStudio } from '../support/studio.ts'

describeStudio('values at the edge', (open) => {
  test.each(['0001-01-01T00:00:00Z', '1899-12-31T23:59:00Z', '3000-01-01T00:00:00Z', '9999-12-31T23:59:00Z'])(
    'refuse a session that starts at %s, whose days have no neighbours',
    async (startsAt) => {
      const studio = await open()
      const { id: serviceId } = await aService(studio)

      expect(await studio.refused('sessions.create', { serviceId, startsAt })).toMatchObject({
        code: 'VALIDATION',
        details: { issues: [{ path: 'startsAt', message: 'Sessions start in the years 1900 to 2999.' }] },
      })
    },
  )

  test('take the first and the last day there is as the ends of a search', async () => {
    const studio = await open()
    await aClient(studio)

    const everybody = { registeredFrom: '0001-01-01', registeredTo: '9999-12-31' }

    expect(await studio.call('clients.list', everybody)).toMatchObject({ total: 1 })
  })

  test('let credits be good until the last day there is', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)

    await studio.call('credits.allocate', { clientId, sessionCount: 1, expiresOn: '9999-12-31' })

    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ nextExpiry: '9999-12-31' })
  })

  test('refuse an amount of money whose sums no database could add up', async () => {
    const studio = await open()
    const price = { amount: 1_000_000_000_001, currency: 'EUR' }

    const refusal = await studio.refused('packages.create', { name: 'Pack', family: 'PT', credits: 1, price })

    expect(refusal).toMatchObject({ code: 'VALIDATION', details: { issues: [{ path: 'price.amount' }] } })
  })
})

test('a request with more fields than any form has is refused before they are read', () => {
  const keys = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`key ${n}`, n]))

  expect(exceedsLimits({ inner: keys })).toMatchObject({
    code: 'VALIDATION',
    details: { issues: [{ message: 'The request has more than 1000 fields in one place.' }] },
  })
})
