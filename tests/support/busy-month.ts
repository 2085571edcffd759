import { expect } from 'vitest'
import { fc } from './properties.ts'
import { aClient, aPackage, aService, type TestStudio } from './studio.ts'

const TRAINERS = 12
/** A month of four weeks from a Monday on. */
const DAYS = 28

async function setUp(studio: TestStudio, sales: number) {
  const service = await aService(studio, { bufferMinutes: 15 })
  const pack = await aPackage(studio, { credits: 8, validityDays: 60 })
  const trainers: number[] = []
  for (let number = 0; number < TRAINERS; number += 1) {
    const { staff } = await studio.call('staff.create', { name: `Trainer ${number}`, role: 'trainer' })
    trainers.push(staff.id)
  }
  const { version } = await studio.call('hours.get', {})
  await studio.call('hours.update', {
    version,
    opening: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '07:00', until: '21:00' })),
  })
  const clients: number[] = []
  for (let number = 0; number < sales; number += 1) {
    clients.push((await aClient(studio, { lastName: `Berg ${number}` })).id)
  }
  return { service, pack, trainers, clients }
}

/** Wishes as people have them: mornings and evenings, some of them twice or three times a week. */
const wish = fc.record({
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  slot: fc.integer({ min: 6 * 4, max: 21 * 4 }),
  perWeek: fc.constantFrom(1, 2, 3),
  sessionCount: fc.integer({ min: 1, max: 9 }),
})

const two = (number: number) => String(number).padStart(2, '0')

/**
 * Sells so many packages whose plans all want to be in one month, and expects that nothing overlaps, that every session is
 * placed or listed with its reason, and that trying again makes nothing twice. How many were placed, and how many not.
 */
export async function planBusyMonth(
  studio: TestStudio,
  sales: number,
): Promise<{ readonly placed: number; readonly missing: number }> {
  const { pack, clients } = await setUp(studio, sales)
  const wishes = fc.sample(wish, { numRuns: sales, seed: 7 })

  for (const [place, clientId] of clients.entries()) {
    const own = wishes[place]
    if (own === undefined) continue
    const { day, slot, perWeek, sessionCount } = own
    const metadata = {
      tier: sessionCount,
      schedule: {
        timeSlot: `${two(Math.floor(slot / 4))}:${two((slot % 4) * 15)}`,
        date: `2026-04-${two(day + 1)}`,
        perWeek,
      },
    }
    const { plan, purchase } = await studio.call('purchases.create', {
      ...{ clientId, packageId: pack.id, metadata },
    })
    expect(plan?.count).toBe(Math.min(sessionCount, 8))
    expect(purchase.status).toBe('paid')
  }

  expect(await overlaps(studio)).toEqual([])
  expect(await unlisted(studio)).toEqual([])
  const before = await made(studio)
  const open_ = await studio.raw.rows<{ id: number }>(
    `select id from plans where status in ('partial', 'failed') order by id limit 50`,
  )
  for (const { id } of open_) await studio.call('plans.retry', { id: Number(id) })
  const after = await made(studio)
  expect(after.slice(0, before.length)).toEqual(before)
  expect(await overlaps(studio)).toEqual([])
  expect(await doubled(studio)).toEqual([])
  expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  const [total] = await studio.raw.rows<{ placed: number; missing: number }>(
    `select count(*) filter (where state = 'placed') as placed, count(*) filter (where state <> 'placed') as missing
     from plan_sessions`,
  )
  return { placed: Number(total?.placed), missing: Number(total?.missing) }
}

/** Open sessions of one trainer, or bookings of one client, that share a moment. */
function overlaps(studio: TestStudio) {
  return studio.raw.rows(`
    select 't' as who, a.trainer_id as id, a.id as one, b.id as other from sessions a join sessions b
      on a.trainer_id = b.trainer_id and a.id < b.id and a.starts_at < b.busy_until and b.starts_at < a.busy_until
    where a.status = 'open' and b.status = 'open'
    union all
    select 'c', a.client_id, a.id, b.id from bookings a join bookings b
      on a.client_id = b.client_id and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
    where a.status = 'confirmed' and b.status = 'confirmed'`)
}

/** Plans that have not a row for each of their sessions, or one that is neither placed nor says why. */
function unlisted(studio: TestStudio) {
  return studio.raw.rows(`
    select p.id from plans p where p.count <> (select count(*) from plan_sessions s where s.plan_id = p.id)
    union all
    select s.plan_id from plan_sessions s
    where not (s.state = 'placed' and s.booking_id is not null and s.session_id is not null
      or s.state = 'unplaced' and s.reason is not null)`)
}

const made = (studio: TestStudio) =>
  studio.raw.rows('select id, session_id, client_id, starts_at from bookings order by id')

/** Clients with more bookings than their plan has sessions. */
function doubled(studio: TestStudio) {
  return studio.raw.rows(`
    select p.id from plans p where p.count < (
      select count(*) from bookings b where b.client_id = p.client_id and b.status = 'confirmed')`)
}
