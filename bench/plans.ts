/**
 * A plan of thirty sessions in a month of twelve busy trainers: choosing one of them, looking for thirty times and making
 * what was found, beside a series that makes as many sessions at times that are known to be free. `node bench/plans.ts`.
 * Read the ratio, not the milliseconds.
 */
import { join } from 'node:path'
import { addDays } from '../src/shared/domain/time.ts'
import { aClient, aPackage, aService, type TestStudio } from '../tests/support/studio.ts'
import { asMilliseconds, milliseconds, ratio } from './support/measure.ts'
import { discard, type Medium, makeFolder, makeStudio } from './support/studio.ts'

const TRAINERS = 12
const SESSIONS = 30
const ROUNDS = 9
/** A Monday; the plans and the series begin here. */
const FIRST_DAY = '2027-01-04'
const WEEKS = 12
/** Hours of each trainer's day that others have taken. */
const TAKEN = ['08:00', '09:00', '11:00', '14:00', '16:00', '17:00']

/** Twelve trainers, each with six sessions a day for twelve weeks, and hours for all of them. */
async function makeReady(studio: TestStudio) {
  const service = await aService(studio)
  const { version } = await studio.call('hours.get', {})
  const opening = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '07:00', until: '21:00' }))
  await studio.call('hours.update', { version, opening })
  for (let number = 0; number < TRAINERS; number += 1) {
    const { staff } = await studio.call('staff.create', { name: `Trainer ${number}`, role: 'trainer' })
    for (const time of TAKEN) {
      await studio.call('series.create', {
        ...{ serviceId: service.id, trainerId: staff.id, date: FIRST_DAY, time, weekdays: [1, 2, 3, 4, 5] },
        count: 5 * WEEKS,
      })
    }
  }
  const pack = await aPackage(studio, { credits: SESSIONS, validityDays: 900 })
  return { service, pack }
}

async function measure(medium: Medium): Promise<void> {
  const folder = makeFolder(medium)
  const studio = await makeStudio(join(folder, 'studio.db'))
  try {
    const { service, pack } = await makeReady(studio)
    const { staff: own } = await studio.call('staff.create', { name: 'Series', role: 'owner' })
    const planned: number[] = []
    const looked: number[] = []
    const series: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await aClient(studio, { lastName: `Plan ${round}` })
      const { purchase } = await studio.call('purchases.create', { clientId: one.id, packageId: pack.id })
      const wish = { purchaseId: purchase.id, date: FIRST_DAY, time: '09:30', perWeek: 3 } as const
      looked.push(await milliseconds(() => studio.call('plans.preview', wish)))
      planned.push(await milliseconds(() => studio.call('plans.commit', { ...wish, mode: 'fits' })))
      const other = await aClient(studio, { lastName: `Series ${round}` })
      await studio.call('purchases.create', { clientId: other.id, packageId: pack.id })
      const same = { serviceId: service.id, trainerId: own.id, clientId: other.id, count: SESSIONS }
      const date = addDays(FIRST_DAY, 7 * WEEKS * (round + 1))
      series.push(
        await milliseconds(() =>
          studio.call('series.create', { ...same, date, time: '09:30', weekdays: [1, 3, 5] }),
        ),
      )
    }
    const { rows } = await studio.call('plans.list', { limit: ROUNDS })
    const placed = rows.map((plan) => plan.placed).join(' ')
    console.log(
      `${medium}: preview ${asMilliseconds(looked)}, plan ${asMilliseconds(planned)} (placed ${placed}), series ${asMilliseconds(series)}, ratio ${ratio(planned, series)}`,
    )
  } finally {
    await studio.core.close()
    discard(folder)
  }
}

for (const medium of ['disk', 'memory'] as const) await measure(medium)
