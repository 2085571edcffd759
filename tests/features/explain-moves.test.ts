import { expect, it } from 'vitest'
import { aClient, aService, describeStudio, type TestStudio } from '../support/studio.ts'

const TEN_MARCH = '2026-03-10T10:00:00+01:00'
const TWENTY_MARCH = '2026-03-20T15:00:00+01:00'

/** A session that a client has booked, with so many general credits that end on a day, or never. */
async function aBookedSession(studio: TestStudio, startsAt = TEN_MARCH, lots: (string | null)[] = [null]) {
  const { id: clientId } = await aClient(studio)
  for (const expiresOn of lots) {
    const until = expiresOn === null ? {} : { expiresOn }
    await studio.call('credits.allocate', { clientId, sessionCount: 1, ...until })
  }
  const { id: serviceId } = await aService(studio, { name: 'PT' })
  const { session, booking } = await studio.call('sessions.create', { serviceId, startsAt, clientId })
  return { clientId, sessionId: session.id, bookingId: booking?.id ?? 0 }
}

async function move(studio: TestStudio, sessionId: number, startsAt: string) {
  const { session } = await studio.call('sessions.get', { sessionId })
  return studio.call('sessions.move', { sessionId, version: session.version, startsAt })
}

/** What the lines about sessions say after who did it, the oldest first. */
async function linesOf(studio: TestStudio, clientId: number) {
  const { entries } = await studio.call('credits.explain', { clientId })
  return entries
    .filter(({ kind }) => kind !== 'GRANT')
    .map(({ sentence }) => sentence.replace('Olga Owner ', '').replace('1 session', 'it'))
}

// The clock stands still in each of these: lines and moves are told apart by their order alone.
describeStudio('credits.explain, after a move', (open) => {
  it('names the time that each line was about, and that a hold has moved since', async () => {
    const studio = await open()
    const { clientId, sessionId, bookingId } = await aBookedSession(studio)
    const unmoved = await linesOf(studio, clientId)
    await move(studio, sessionId, TWENTY_MARCH)
    const moved = await linesOf(studio, clientId)
    await studio.call('bookings.cancel', { bookingId })
    const cancelled = await linesOf(studio, clientId)

    const hold = 'set it aside for PT on 10 Mar 2026, 10:00'
    expect(unmoved).toEqual([`${hold}.`])
    expect(moved).toEqual([`${hold} (since moved to 20 Mar 2026, 15:00).`])
    expect(cancelled).toEqual([...moved, 'gave it back from PT on 20 Mar 2026, 15:00.'])
  })

  it('speaks of the last of several moves, and of none that was taken back', async () => {
    const studio = await open()
    const { clientId, sessionId, bookingId } = await aBookedSession(studio)
    await move(studio, sessionId, TWENTY_MARCH)
    await move(studio, sessionId, '2026-03-21T09:00:00+01:00')
    const twice = await linesOf(studio, clientId)
    await studio.call('undo.last', {})
    const once = await linesOf(studio, clientId)
    await studio.call('undo.last', {})
    const back = await linesOf(studio, clientId)
    await studio.call('undo.redo', {})
    await studio.call('bookings.cancel', { bookingId })
    await studio.call('bookings.confirm', { bookingId })
    const again = await linesOf(studio, clientId)

    const hold = 'set it aside for PT on 10 Mar 2026, 10:00'
    expect(twice).toEqual([`${hold} (since moved to 21 Mar 2026, 09:00).`])
    expect(once).toEqual([`${hold} (since moved to 20 Mar 2026, 15:00).`])
    expect(back).toEqual([`${hold}.`])
    expect(again).toEqual([
      ...once,
      'gave it back from PT on 20 Mar 2026, 15:00.',
      'set it aside for PT on 20 Mar 2026, 15:00.',
    ])
  })

  it('gives back from the day before and sets aside for the day after, when other credits pay there', async () => {
    const studio = await open()
    const startsAt = '2026-03-24T10:00:00+01:00'
    const { clientId, sessionId } = await aBookedSession(studio, startsAt, ['2026-03-25', null])
    await move(studio, sessionId, '2026-03-26T10:00:00+01:00')
    const moved = await linesOf(studio, clientId)
    await studio.call('undo.last', {})
    const back = await linesOf(studio, clientId)

    expect(moved).toEqual([
      'set it aside for PT on 24 Mar 2026, 10:00.',
      'gave it back from PT on 24 Mar 2026, 10:00: Moved to 26 Mar 2026.',
      'set it aside for PT on 26 Mar 2026, 10:00: Moved to 26 Mar 2026.',
    ])
    expect(back.slice(0, 3)).toEqual(moved)
    expect(back.slice(3).map((line) => line.split(': Undone')[0])).toEqual([
      'set it aside for PT on 24 Mar 2026, 10:00',
      'gave it back from PT on 26 Mar 2026, 10:00',
    ])
  })

  it('does so where some of the same credits pay on both days', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    for (const until of [{ expiresOn: '2026-03-25' }, {}, {}]) {
      await studio.call('credits.allocate', { clientId, sessionCount: 1, ...until })
    }
    const { id: serviceId } = await aService(studio, { name: 'PT', creditCost: 2 })
    const startsAt = '2026-03-24T10:00:00+01:00'
    const { session } = await studio.call('sessions.create', { serviceId, startsAt, clientId })
    await move(studio, session.id, '2026-03-26T10:00:00+01:00')
    await studio.call('undo.last', {})

    const lines = (await linesOf(studio, clientId)).map((line) => line.split(/ for | from |: /).slice(0, 2))

    expect(lines.slice(0, 6)).toEqual([
      ...Array(2).fill(['set it aside', 'PT on 24 Mar 2026, 10:00.']),
      ...Array(2).fill(['gave it back', 'PT on 24 Mar 2026, 10:00']),
      ...Array(2).fill(['set it aside', 'PT on 26 Mar 2026, 10:00']),
    ])
    // Taking back sets aside and gives back by turns.
    expect(lines.slice(6).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ...Array(2).fill(['gave it back', 'PT on 26 Mar 2026, 10:00']),
      ...Array(2).fill(['set it aside', 'PT on 24 Mar 2026, 10:00']),
    ])
  })

  it('names the time of what was used before it was corrected and moved', async () => {
    const studio = await open()
    const { clientId, sessionId, bookingId } = await aBookedSession(studio, '2026-03-02T09:00:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })
    await studio.call('undo.last', {})
    await move(studio, sessionId, TEN_MARCH)

    const lines = await linesOf(studio, clientId)

    expect(lines.slice(0, 2)).toEqual([
      'set it aside for PT on 2 Mar 2026, 09:00.',
      'counted it as used for PT on 2 Mar 2026, 09:00.',
    ])
    expect(lines[2]).toMatch(
      /^counted it as not used for PT on 2 Mar 2026, 09:00 \(since moved to 10 Mar 2026, 10:00\) after all: /,
    )
  })

  it('keeps every time when only the trainer or the title of a session changes', async () => {
    const studio = await open()
    const { clientId, sessionId } = await aBookedSession(studio)
    await studio.call('sessions.update', { sessionId, version: 1, title: 'Strength' })
    await studio.call('sessions.move', { sessionId, version: 2, startsAt: TEN_MARCH, minutes: 45 })

    expect(await linesOf(studio, clientId)).toEqual(['set it aside for Strength on 10 Mar 2026, 10:00.'])
  })
})
