/**
 * A series over a year through the whole product: 52 sessions with trainer, room and client, each tested and paid for
 * by itself, beside 52 single calls that make the same. `node bench/series.ts [ledger lines]`, by default in a studio
 * with 100,000 lines. Read the ratio, not the milliseconds.
 */
import { join } from 'node:path'
import { addDays } from '../src/shared/domain/time.ts'
import { giveLongHistory } from '../tests/support/long-history.ts'
import { aClient, aRoom, aService, aTrainer, type TestStudio } from '../tests/support/studio.ts'
import { asMilliseconds, milliseconds, ratio } from './support/measure.ts'
import { discard, type Medium, makeFolder, makeStudio } from './support/studio.ts'

const LINES_A_SESSION = 6.1
const WEEKS = 52
const ROUNDS = 7
const FIRST_DAY = '2027-01-04'

const lines = Number(process.argv[2] ?? 100_000)

async function makeReady(studio: TestStudio) {
  const service = await aService(studio)
  const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
  const client = await aClient(studio, { firstName: 'Bench', lastName: 'Berg' })
  for (let grants = 0; grants < (2 * ROUNDS * WEEKS) / 100; grants += 1) {
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 100 })
  }
  return { serviceId: service.id, trainerId: trainer.id, roomId: room.id, clientId: client.id }
}

async function measure(medium: Medium): Promise<void> {
  const folder = makeFolder(medium)
  const studio = await makeStudio(join(folder, 'studio.db'))
  try {
    await giveLongHistory(studio, { sessions: Math.ceil(lines / LINES_A_SESSION) })
    const wish = await makeReady(studio)
    const together: number[] = []
    const single: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const date = addDays(FIRST_DAY, round)
      together.push(
        await milliseconds(() =>
          studio.call('series.create', { ...wish, date, time: '07:00', count: WEEKS }),
        ),
      )
      single.push(
        await milliseconds(async () => {
          for (let week = 0; week < WEEKS; week += 1) {
            const startsAt = `${addDays(date, 7 * week)}T12:00:00Z`
            await studio.call('sessions.create', { ...wish, startsAt })
          }
        }),
      )
    }
    console.log(
      `${lines} lines, ${medium}: a year's series ${asMilliseconds(together)}, ${WEEKS} single calls ${asMilliseconds(single)}, ratio ${ratio(together, single)}`,
    )
  } finally {
    await studio.core.close()
    discard(folder)
  }
}

for (const medium of ['disk', 'memory'] as const) await measure(medium)
