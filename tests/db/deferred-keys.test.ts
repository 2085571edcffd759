import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Writer } from '../../src/main/core/engine/engine.ts'
import { describeOnBothDialects, type TestDatabase } from '../support/databases.ts'
import { appendEntry, aRow, insertBooking, insertRow, insertSession, insertStudio } from '../support/rows.ts'

/** A client with a pack, a booking and a hold between the two; `move` gives some of it to somebody else. */
async function aHold({ engine, raw }: TestDatabase) {
  const studio = await insertStudio(raw)
  const { clientId, subscriptionId, grantId } = studio
  const bookingId = await insertBooking(raw, {
    session_id: await insertSession(studio),
    client_id: clientId,
  })
  await appendEntry(raw, { grant: grantId, kind: 'GRANT', units: 3 })
  await appendEntry(raw, { grant: grantId, kind: 'HOLD', units: 1, booking: bookingId })
  const otherId = await insertRow(raw, 'clients', aRow.client({ first_name: 'Ben' }))
  const tables = ['subscriptions', 'grants', 'bookings', 'booking_holds'] as const
  const owners = async () => {
    const lists = tables.map((table) => raw.rows<{ client_id: number }>(`select client_id from ${table}`))
    return (await Promise.all(lists)).map(([row]) => row?.client_id)
  }
  const steps = (to: number) => ({
    subscription: (q: Writer) =>
      q.update(q.t.subscriptions).set({ clientId: to }).where(eq(q.t.subscriptions.id, subscriptionId)),
    grant: (q: Writer) => q.update(q.t.grants).set({ clientId: to }).where(eq(q.t.grants.id, grantId)),
    booking: (q: Writer) =>
      q.update(q.t.bookings).set({ clientId: to }).where(eq(q.t.bookings.id, bookingId)),
    hold: (q: Writer) =>
      q.update(q.t.bookingHolds).set({ clientId: to }).where(eq(q.t.bookingHolds.bookingId, bookingId)),
  })
  const move = (names: readonly Step[], deferred: boolean, to = otherId) =>
    engine.write(async (q) => {
      if (deferred) await q.deferForeignKeys()
      for (const name of names) await steps(to)[name](q)
      return { keep: true, value: null }
    })
  return { clientId, otherId, owners, move }
}

const ALL = ['subscription', 'grant', 'booking', 'hold'] as const
type Step = (typeof ALL)[number]

describeOnBothDialects('foreign keys that wait for the end of a unit of work', (open) => {
  test('let rows that name one another move together', async () => {
    const { owners, move, otherId } = await aHold(await open())

    await move(ALL, true)

    expect(await owners()).toEqual([otherId, otherId, otherId, otherId])
  })

  test('are tested at every statement again in the next unit', async () => {
    const { owners, move, clientId, otherId } = await aHold(await open())
    await move(ALL, true)

    await expect(move(ALL, false, clientId)).rejects.toThrow()

    expect(await owners()).toEqual([otherId, otherId, otherId, otherId])
  })

  test('refuse the whole unit when only some of them have moved', async () => {
    const { owners, move, clientId } = await aHold(await open())

    await expect(move(['subscription', 'grant', 'booking'], true)).rejects.toThrow()

    expect(await owners()).toEqual([clientId, clientId, clientId, clientId])
  })

  test('refuse the first statement that breaks one otherwise', async () => {
    const { owners, move, clientId } = await aHold(await open())

    await expect(move(ALL, false)).rejects.toThrow()

    expect(await owners()).toEqual([clientId, clientId, clientId, clientId])
  })
})
