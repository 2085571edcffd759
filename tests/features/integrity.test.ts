import { describe, expect, test } from 'vitest'
import { collectFindings, MOST_FINDINGS } from '../../src/main/core/features/system/findings.ts'
import type { Value } from '../../src/shared/contract/index.ts'
import { aBusyStudio, type BusyStudio } from '../support/busy-studio.ts'
import { damage } from '../support/damage.ts'
import { giveLongHistory } from '../support/long-history.ts'
import { aClient, aService, describeStudio, type TestStudio } from '../support/studio.ts'

type Findings = Value<'integrity.check'>['findings']

/** The findings without SQLite's own: it also sees rows that its constraints would have refused. */
async function findingsOf({ studio }: Pick<BusyStudio, 'studio'>): Promise<Findings> {
  const { findings } = await studio.call('integrity.check', {})
  return findings.filter((finding) => finding.id !== 'STORAGE')
}

describeStudio('the integrity check', (open, openEmpty) => {
  test('finds nothing where nothing is wrong, and counts what it looked at', async () => {
    const { studio } = await aBusyStudio(open)

    expect(await studio.call('integrity.check', {})).toEqual({
      ok: true,
      checked: { grants: 3, entries: 10, bookings: 8 },
      findings: [],
    })
  })

  test('asks for the outcome of a session once its day is over, and does not call that damage', async () => {
    const scene = await aBusyStudio(open)
    const { studio, bookings } = scene

    studio.setNow('2026-03-03T23:59+01:00')
    expect(await findingsOf(scene)).toEqual([])

    studio.setNow('2026-03-04T00:00+01:00')
    const unmarked = [bookings.live, bookings.beside].map(({ sessionId }) => ({
      id: 'V4',
      severity: 'attention',
      entity: 'session',
      entityId: sessionId,
      expected: 'an outcome for every booking',
      found: '1 without one',
    }))
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: unmarked })
  })

  test('lets a session that runs past midnight come to its end first', async () => {
    const scene = await aBusyStudio(open)
    const { studio, personal, ben } = scene
    const late = { serviceId: personal.id, clientId: ben.id, startsAt: '2026-03-02T23:30+01:00' }
    const { session } = await studio.call('sessions.create', late)

    studio.setNow('2026-03-03T00:15+01:00')
    expect(await findingsOf(scene)).toEqual([])

    studio.setNow('2026-03-03T00:30+01:00')
    expect(await findingsOf(scene)).toMatchObject([{ id: 'V4', entityId: session.id }])
  })

  test('finds nothing wrong with a credit that came back after its expiry', async () => {
    const scene = await aBusyStudio(open)
    const { studio, bookings, grants } = scene
    const lastDay = "expires_on = '2026-03-03'"
    await damage(studio, [`update grants set ${lastDay} where id = ${grants.pack}`])

    studio.setNow('2026-03-05T12:00+01:00')
    await studio.call('bookings.cancel', { bookingId: bookings.live.bookingId, by: 'studio' })

    expect(await findingsOf(scene)).toMatchObject([
      { id: 'V4', entityId: bookings.beside.sessionId },
      { id: 'V4' },
    ])
  })

  test('accepts a grant that was valid on the day on which the booking was settled', async () => {
    const scene = await aBusyStudio(open)
    const { studio, bookings, grants } = scene

    await damage(studio, [
      `update grants set expires_on = '2026-03-02' where id = ${grants.pack}`,
      `update bookings set booked_at = booked_at - 1 where id = ${bookings.live.bookingId}`,
    ])

    expect(await findingsOf(scene)).toEqual([])
  })

  test('accepts the wall time that was wished for where the clock jumps over it', async () => {
    const scene = await aBusyStudio(open)
    const { studio, trainer, personal } = scene
    const inSpring = { serviceId: personal.id, trainerId: trainer.id, startsAt: '2026-03-29T03:30+02:00' }
    const { session } = await studio.call('sessions.create', inSpring)

    await damage(studio, [
      `update sessions set wall_start = '2026-03-29T02:30', wall_kind = 'gap' where id = ${session.id}`,
    ])

    expect(await findingsOf(scene)).toEqual([])
  })

  test('finds nothing before there is a studio', async () => {
    const empty = await openEmpty()

    expect(await empty.as(null).call('system.health', {})).toEqual({
      status: 'healthy',
      version: '0.0.0-test',
      schemaVersion: await empty.engine.schemaVersion(),
      lastBackupAt: null,
      lastSyncAt: null,
      integrity: { ok: true, checked: { grants: 0, entries: 0, bookings: 0 }, findings: [] },
    })
  })

  test('tells what the file itself has lost', async () => {
    const { studio, bookings, ada } = await aBusyStudio(open)

    await damage(studio, [`delete from clients where id = ${ada.id}`])

    const { findings } = await studio.call('integrity.check', {})
    const lost = {
      id: 'STORAGE',
      severity: 'error',
      entity: 'database',
      entityId: 0,
      expected: 'every row of clients that is named',
      found: `row ${bookings.live.bookingId} of bookings names a row that is missing`,
    }
    // The server of PostgreSQL watches over its own storage.
    if (studio.engine.dialect === 'postgres') expect(findings).toEqual([])
    else expect(findings).toContainEqual(lost)
  })

  test('may be run by owner and front desk, and not by a trainer', async () => {
    const { studio, trainer } = await aBusyStudio(open)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })

    expect(await studio.as(staff.id).call('integrity.check', {})).toMatchObject({ ok: true })
    expect(await studio.as(trainer.id).refused('integrity.check', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
  })
})

describeStudio('the health of the database', (open) => {
  test('is good, then asks for attention, then tells of damage and of its repair', async () => {
    const { studio, bookings } = await aBusyStudio(open)
    const setCost = (cost: number) =>
      damage(studio, [`update bookings set cost = ${cost} where id = ${bookings.comp.bookingId}`])
    const health = async () => (await studio.call('system.health', {})).status

    expect(await health()).toBe('healthy')

    studio.setNow('2026-03-04T09:00+01:00')
    expect(await health()).toBe('attention')

    await setCost(2)
    expect(await health()).toBe('damaged')

    await setCost(1)
    expect(await health()).toBe('attention')
  })

  test('is told to everybody, and what was found to those who may run the check', async () => {
    const { studio, trainer, bookings } = await aBusyStudio(open)
    await damage(studio, [`update bookings set cost = 2 where id = ${bookings.live.bookingId}`])

    const told = [
      await studio.call('system.health', {}),
      await studio.as(trainer.id).call('system.health', {}),
    ]
    const nobody = await studio.as(null).call('system.health', {})

    expect(told.map(({ status }) => status)).toEqual(['damaged', 'damaged'])
    expect(told.map(({ integrity }) => integrity.findings.length)).toEqual([1, 0])
    expect(nobody.integrity).toEqual({ ...told[0]?.integrity, findings: [] })
  })
})

describeStudio('the health of a database of some thousand lines', (open) => {
  const setUp = async (now = '2026-03-02T09:00:00Z') => {
    const studio = await open({ now })
    await giveLongHistory(studio, { sessions: 400 })
    const health = async () => (await studio.call('system.health', {})).status
    return { studio, health, before: await health() }
  }
  const damaged = (studio: TestStudio) =>
    damage(studio, ["update bookings set cost = 2, status = 'confirmed' where id = 7"])

  test('is looked at anew at once when something was written past the commands', async () => {
    const { studio, health, before } = await setUp()

    await damaged(studio)

    expect([before, await health()]).toEqual(['healthy', 'damaged'])
  })

  test('is looked at anew a quarter of a minute later when commands were kept', async () => {
    const { studio, health } = await setUp()
    await damaged(studio)
    await aClient(studio)

    // That somebody of years ago is not marked any more is work for a person, and is told after every command.
    studio.setNow('2026-03-02T09:00:14Z')
    expect(await health()).toBe('attention')

    studio.setNow('2026-03-02T09:00:15Z')
    expect(await health()).toBe('damaged')
  })

  test('is looked at anew a quarter of an hour later when nothing was written', async () => {
    const { studio, health } = await setUp('2026-03-02T23:00:00+01:00')
    const service = await aService(studio, { name: 'Late', minutes: 30 })
    const { id: clientId } = await aClient(studio)
    const startsAt = '2026-03-02T23:10:00+01:00'
    await studio.call('sessions.create', { serviceId: service.id, startsAt, clientId, funding: 'unpaid' })
    studio.setNow('2026-03-02T23:50:00+01:00')
    expect(await health()).toBe('healthy')

    // The day is over, and nobody has said whether they came.
    studio.setNow('2026-03-03T00:04:59+01:00')
    expect(await health()).toBe('healthy')

    studio.setNow('2026-03-03T00:05:00+01:00')
    expect(await health()).toBe('attention')
  })

  test('is what the whole check has just found', async () => {
    const { studio, health } = await setUp()
    await damaged(studio)

    await studio.call('integrity.check', {})

    expect(await health()).toBe('damaged')
  })
})

describe('a list of findings', () => {
  test('begins with the errors', () => {
    const findings = collectFindings()

    findings.add('V4', 'session', 1, 'an outcome', 'none')
    findings.add('I1', 'grant', 2, 'a sum', 'another')

    expect(findings.list().map(({ id }) => id)).toEqual(['I1', 'V4'])
    expect(findings.damaged).toBe(true)
  })

  test('ends where nobody would read on, and says how much is left out', () => {
    const findings = collectFindings()

    for (let session = 1; session <= 3_000; session += 1)
      findings.add('V4', 'session', session, 'an outcome', 'none')
    findings.add('I1', 'grant', 1, 'a sum', 'another')

    const list = findings.list()
    expect(list).toHaveLength(MOST_FINDINGS)
    expect(list[0]).toMatchObject({ id: 'I1' })
    expect(list.at(-1)).toEqual({
      id: 'MORE',
      severity: 'attention',
      entity: 'database',
      entityId: 0,
      expected: 'a list of at most 1000 findings',
      found: '2002 more that are not listed',
    })
  })

  test('lists a full thousand without another word', () => {
    const findings = collectFindings()

    for (let grant = 1; grant <= 1_000; grant += 1) findings.add('I1', 'grant', grant, 'a sum', 'another')

    expect(findings.list().at(-1)).toMatchObject({ id: 'I1', entityId: 1_000 })
  })
})
