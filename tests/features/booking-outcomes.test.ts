import { expect, it } from 'vitest'
import { aBooking, aClientWith, aSession, errors, ledger, START } from '../support/bookings.ts'
import { aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const LATE = '2026-03-05T09:00:00+01:00'
const AFTER = '2026-03-05T11:00:00+01:00'

describeStudio('what the policy forgives', (open) => {
  const forgiving = async (studio: TestStudio, lateForgiven: number) => {
    const { studio: before } = await studio.call('studio.get', {})
    await studio.call('studio.update', { version: before.version, lateRule: 'forgive', lateForgiven })
  }
  const at = (day: string, time: string) => `2026-${day}T${time}:00+0${day > '03-29' ? 2 : 1}:00`

  it('is not used up by what staff waive', async () => {
    const studio = await open()
    await forgiving(studio, 1)
    const { id: clientId } = await aClientWith(studio, 5)
    const cancelLate = async (startsAt: string, waive = false) => {
      const booking = await aBooking(studio, { clientId, startsAt })
      studio.setNow(LATE)
      const cancelled = await studio.call('bookings.cancel', { bookingId: booking.id, waive })
      return [cancelled.booking.pardon, cancelled.returned]
    }

    expect(await cancelLate(START, true)).toEqual(['waived', 1])
    expect(await cancelLate('2026-03-05T12:00:00+01:00')).toEqual(['forgiven', 1])
    expect(await cancelLate('2026-03-05T14:00:00+01:00')).toEqual([null, 0])
    expect(await cancelLate('2026-03-05T16:00:00+01:00', true)).toEqual(['waived', 1])
  })

  it('is counted over thirty rolling days, to the millisecond', async () => {
    const studio = await open()
    await forgiving(studio, 1)
    const { id: clientId } = await aClientWith(studio, 5)
    const first = await aBooking(studio, { clientId })
    const next = await aBooking(studio, { clientId, startsAt: at('04-04', '10:30') })
    studio.setNow(LATE)
    await studio.call('bookings.cancel', { bookingId: first.id })
    const preview = async (moment: string) => {
      studio.setNow(moment)
      return (await studio.call('bookings.cancel', { bookingId: next.id, dryRun: true })).booking.pardon
    }

    // Thirty days are 720 hours, one of which the clocks have skipped.
    expect(await preview('2026-04-04T10:00:00+02:00')).toBeNull()
    expect(await preview('2026-04-04T10:00:00.001+02:00')).toBe('forgiven')
  })

  it('is what the policy said when the booking was made', async () => {
    const studio = await open()
    const { id: clientId } = await aClientWith(studio, 5)
    const strict = await aBooking(studio, { clientId })
    await forgiving(studio, 2)
    const mild = await aBooking(studio, { clientId, startsAt: '2026-03-05T12:00:00+01:00' })
    studio.setNow(LATE)

    const results = []
    for (const { id: bookingId } of [strict, mild]) {
      results.push((await studio.call('bookings.cancel', { bookingId })).returned)
    }

    expect(results).toEqual([0, 1])
  })

  it('is forgiven when an outcome is corrected to it, too', async () => {
    const studio = await open()
    await forgiving(studio, 1)
    const { id: bookingId } = await aBooking(studio)
    studio.setNow(AFTER)
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'no_show' })

    const changed = await studio.call('bookings.changeOutcome', {
      bookingId,
      outcome: 'late_cancelled',
      reason: 'Had called',
    })

    expect(changed).toMatchObject({ returned: 1, booking: { pardon: 'forgiven', late: true } })
  })
})

describeStudio('a change of outcome', (open) => {
  it('takes the permission and a reason, and a trainer changes their own sessions only', async () => {
    const studio = await open()
    const { staff: desk } = await studio.call('staff.create', { name: 'Dana Desk', role: 'front_desk' })
    const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
    for (const { id } of [tara, omar]) {
      await studio.raw.exec(
        "insert into staff_permissions (staff_id, permission, granted) values (?, 'bookings.change_outcome', ?)",
        [id, true],
      )
    }
    const { id: bookingId } = await aBooking(studio, { trainerId: tara.id })
    studio.setNow(AFTER)
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })
    const input = { bookingId, outcome: 'no_show' as const, reason: 'Was not there' }
    const code = async (staffId: number) =>
      (await studio.as(staffId).refused('bookings.changeOutcome', input)).code

    expect([await code(desk.id), await code(omar.id)]).toEqual(Array(2).fill('UNAUTHORIZED_ACCESS'))
    expect((await studio.refused('bookings.changeOutcome', { bookingId, outcome: 'no_show' })).code).toBe(
      'MISSING_REQUIRED_FIELDS',
    )
    const { booking } = await studio.as(tara.id).call('bookings.changeOutcome', input)
    expect(booking.status).toBe('no_show')
  })

  it('into a place that was given up tests place, time, places and credits', async () => {
    const studio = await open()
    const service = await aService(studio)
    const session = await aSession(studio, { serviceId: service.id })
    const { id: bookingId, clientId } = await aBooking(studio, { credits: 1, sessionId: session.id })
    await studio.call('bookings.cancel', { bookingId })
    const elsewhere = await aBooking(studio, { clientId, startsAt: '2026-03-05T10:30:00+01:00' })
    const input = { bookingId, outcome: 'completed' as const, reason: 'Came after all' }
    const code = async () => (await studio.refused('bookings.changeOutcome', input)).code
    studio.setNow(AFTER)

    expect(await code()).toBe('CLIENT_CONFLICT')
    await studio.call('bookings.cancel', { bookingId: elsewhere.id, by: 'studio' })
    const other = await aBooking(studio, { sessionId: session.id })
    expect(await code()).toBe('CAPACITY_FULL')
    await studio.call('bookings.cancel', { bookingId: other.id, by: 'studio' })
    await studio.call('credits.revoke', { clientId, sessionCount: 1, reason: 'Test' })
    expect(await code()).toBe('INSUFFICIENT_SESSIONS')
    await studio.call('sessions.cancel', { sessionId: session.id })
    expect(await code()).toBe('SESSION_NOT_AVAILABLE')
    const late = { ...input, outcome: 'late_cancelled' as const }
    expect((await studio.refused('bookings.changeOutcome', late)).code).toBe('SESSION_NOT_AVAILABLE')
  })

  it('previews what would come back and keeps nothing of it', async () => {
    const studio = await open()
    const { id: bookingId, clientId } = await aBooking(studio, { expiresOn: '2026-03-05' })
    studio.setNow('2026-03-06T09:00:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'no_show' })
    const waiver = { bookingId, outcome: 'no_show', waive: true, reason: 'Was in hospital' } as const

    const preview = await studio.call('bookings.changeOutcome', { ...waiver, dryRun: true })
    const before = await ledger(studio, clientId)
    const done = await studio.call('bookings.changeOutcome', waiver)

    expect(preview).toMatchObject({ returned: 1, spendableUntil: '2026-03-13', availableSessions: 1 })
    expect(done).toEqual(preview)
    expect(before).toEqual(['GRANT 3', 'HOLD 1', 'CAPTURE 1'])
    expect(await ledger(studio, clientId)).toEqual([...before, 'UNCAPTURE 1', 'EXPIRE 2', 'RELEASE 1'])
    const { entries } = await studio.call('credits.explain', { clientId })
    expect(entries.at(-1)).toMatchObject({ kind: 'RELEASE', reason: 'Was in hospital' })
    const { rows } = await studio.call('audit.list', { entity: 'booking', entityId: bookingId, limit: 1 })
    expect(rows).toMatchObject([
      {
        method: 'bookings.changeOutcome',
        before: { status: 'no_show', pardon: null },
        after: { status: 'no_show', pardon: 'waived', reason: 'Was in hospital' },
      },
    ])
    expect(await errors(studio)).toEqual([])
  })

  it('waives once', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio)
    studio.setNow(AFTER)
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'no_show' })
    const waiver = { bookingId, outcome: 'no_show', waive: true, reason: 'Ill' } as const
    await studio.call('bookings.changeOutcome', waiver)

    expect(await studio.refused('bookings.changeOutcome', waiver)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Nothing was charged for this booking, so there is nothing to waive.',
    })
  })

  it('keeps the late window of a cancellation where it was', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio)
    await studio.call('bookings.cancel', { bookingId })
    const input = { bookingId, outcome: 'late_cancelled' as const, reason: 'Was on the phone later' }
    studio.setNow('2026-03-04T10:00:00+01:00')

    const early = await studio.refused('bookings.changeOutcome', input)
    studio.setNow('2026-03-04T10:00:00.001+01:00')
    const late = await studio.call('bookings.changeOutcome', input)

    expect(early.message).toBe('It is not too late to cancel yet, so nobody has cancelled late.')
    expect(late.booking).toMatchObject({ status: 'late_cancelled', late: true })
  })
})

describeStudio('units that come back', (open) => {
  it('after their last valid day begin a grace, and each later release within it begins it anew', async () => {
    const studio = await open()
    const { id: clientId } = await aClientWith(studio, 4, { expiresOn: '2026-03-05' })
    const bookings: { readonly id: number }[] = []
    for (const startsAt of [START, '2026-03-05T12:00:00+01:00', '2026-03-05T14:00:00+01:00']) {
      bookings.push(await aBooking(studio, { clientId, startsAt }))
    }
    const release = async (index: number, moment: string) => {
      studio.setNow(moment)
      const bookingId = bookings[index]?.id ?? 0
      const { spendableUntil } = await studio.call('bookings.cancel', { bookingId, by: 'studio' })
      return spendableUntil
    }

    expect(await release(0, '2026-03-06T09:00:00+01:00')).toBe('2026-03-13')
    expect(await release(1, '2026-03-10T09:00:00+01:00')).toBe('2026-03-17')
    expect(await release(2, '2026-03-18T09:00:00+01:00')).toBe('2026-03-25')
    expect((await ledger(studio, clientId)).slice(4)).toEqual([
      'EXPIRE 1',
      'RELEASE 1',
      'RELEASE 1',
      'EXPIRE 2',
      'RELEASE 1',
    ])
    expect(await studio.raw.rows('select expires_on, lapsed_on from grants')).toEqual([
      { expires_on: '2026-03-25', lapsed_on: '2026-03-05' },
    ])
    expect(await errors(studio)).toEqual([])
  })

  it('are taken by a refund that still asks for them, and no more than it asks for', async () => {
    const studio = await open()
    await aService(studio, { creditCost: 2 })
    const { id: packageId } = await aPackage(studio, { credits: 4 })
    const { id: clientId } = await aClientWith(studio, 0)
    const { purchase } = await studio.call('purchases.create', { clientId, packageId })
    await studio.call('purchases.create', { clientId, packageId })
    const booking = await aBooking(studio, { clientId })
    const refund = async (amount: number) => {
      const { revoked, owed } = await studio.call('purchases.refund', { purchaseId: purchase.id, amount })
      return [revoked, owed]
    }

    // Two of four are held: a refund of three quarters takes two and waits for one.
    expect(await refund(37_500)).toEqual([2, 1])
    const cancelled = await studio.call('bookings.cancel', { bookingId: booking.id })

    expect(cancelled).toMatchObject({ returned: 1 })
    expect(await refund(12_500)).toEqual([1, 0])
    expect((await ledger(studio, clientId)).slice(-4)).toEqual([
      'REVOKE 2',
      'RELEASE 2',
      'REVOKE 1',
      'REVOKE 1',
    ])
    expect((await studio.call('attention.list', { kind: 'refund_owed' })).rows).toEqual([])
    expect(await errors(studio)).toEqual([])
  })

  it('and go to a refund altogether leave nothing to spend', async () => {
    const studio = await open()
    const { id: packageId } = await aPackage(studio, { credits: 2 })
    const { id: clientId } = await aClientWith(studio, 0)
    const { purchase } = await studio.call('purchases.create', { clientId, packageId })
    const bookings: { readonly id: number }[] = []
    for (const startsAt of [START, '2026-03-05T12:00:00+01:00']) {
      bookings.push(await aBooking(studio, { clientId, startsAt }))
    }
    await studio.call('purchases.create', { clientId, packageId })
    await studio.call('purchases.refund', { purchaseId: purchase.id, amount: 50_000 })

    for (const { id: bookingId } of bookings) {
      expect(await studio.call('bookings.cancel', { bookingId })).toMatchObject({ returned: 0 })
    }

    const { subscriptions } = await studio.call('credits.summary', { clientId })
    expect(subscriptions.map(({ status, total }) => [status, total])).toEqual([
      ['ended', 0],
      ['active', 2],
    ])
    expect(await errors(studio)).toEqual([])
  })
})

describeStudio('a no-show that the policy gives back', (open) => {
  it('uses no credits, and what was owed for it ends', async () => {
    const studio = await open()
    const { studio: before } = await studio.call('studio.get', {})
    await studio.call('studio.update', { version: before.version, noShowRule: 'release' })
    const paid = await aBooking(studio)
    const owed = await aBooking(studio, { funding: 'unpaid', credits: 0 })
    studio.setNow(AFTER)

    const seen = []
    for (const { id: bookingId } of [paid, owed]) {
      const { booking } = await studio.call('bookings.setOutcome', { bookingId, outcome: 'no_show' })
      seen.push([booking.status, booking.paymentStatus, booking.pardon])
    }

    expect(seen).toEqual(Array(2).fill(['no_show', 'not_due', null]))
    expect(await ledger(studio, paid.clientId)).toEqual(['GRANT 3', 'HOLD 1', 'RELEASE 1'])
    expect(await errors(studio)).toEqual([])
  })
})
