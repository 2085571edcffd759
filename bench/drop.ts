/**
 * How soon a session that is let go of stands where it was dropped, in the real app with a real file behind it: a day of
 * 12 trainers and 300 booked sessions. From the hand's letting go until the frame with it is painted, and until the file
 * has it. `node bench/drop.ts [drops]`. There is nothing to compare with but the patience of people: read it on a
 * machine that does nothing else.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { _electron as electron, type Page } from '@playwright/test'
import { buildIfChanged } from '../scripts/setup/build.mjs'
import { withDisplay } from '../scripts/setup/display.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { aClient, aService } from '../tests/support/studio.ts'
import { asMilliseconds, median } from './support/measure.ts'
import { discard, makeFolder, makeStudio } from './support/studio.ts'

const ROOT = join(import.meta.dirname, '..')
const DAY = '2026-03-02'
const TRAINERS = 12
const SESSIONS_EACH = 27
/** The column, in sight, that others are dropped on: it has few of its own. */
const TARGET = 5
const SESSIONS_OF_TARGET = 3
/** More do not fit in what is seen of a day. */
const MOST_DROPS = 7
const drops = Math.min(Number(process.argv[2] ?? MOST_DROPS), MOST_DROPS)

type Drop = { readonly painted: number; readonly written: number }
type Spot = { readonly x: number; readonly y: number }

async function makeFile(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  const studio = await makeStudio(file)
  const { id: serviceId } = await aService(studio, { name: 'Training', kind: 'personal', family: 'Training' })
  for (let column = 0; column < TRAINERS; column += 1) {
    const { staff } = await studio.call('staff.create', { name: `Trainer ${column + 10}`, role: 'trainer' })
    for (let row = 0; row < (column === TARGET ? SESSIONS_OF_TARGET : SESSIONS_EACH); row += 1) {
      const { id: clientId } = await aClient(studio, { firstName: 'Client', lastName: `${column}-${row}` })
      await studio.call('credits.allocate', { clientId, sessionCount: 20 })
      const startsAt = `${DAY}T${clock(6 * 60 + row * 35)}:00+01:00`
      const { session } = await studio.call('sessions.create', {
        ...{ serviceId, trainerId: staff.id, startsAt, minutes: 30 },
      })
      await studio.call('bookings.create', { sessionId: session.id, clientId })
    }
  }
  await studio.core.close()
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** The middle of the first card of a column that lies within these heights, px. */
function spotIn(
  page: Page,
  column: number,
  from: number,
  to: number,
): Promise<Spot & { readonly id: number }> {
  return page.evaluate(`(() => {
    for (const card of document.querySelectorAll('[data-column="${column}"] [data-session]')) {
      const { x, y, width, height } = card.getBoundingClientRect()
      if (y < ${from} || y + height > ${to}) continue
      return { id: Number(card.dataset.session), x: x + width / 2, y: y + height / 2 }
    }
    throw new Error('There is no card.')
  })()`)
}

/** A free spot of the column that is dropped on, further down with every drop. */
function freeSpot(page: Page): Promise<Spot> {
  return page.evaluate(`(() => {
    const column = document.querySelector('[data-column="${TARGET}"]')
    const { x, width } = column.getBoundingClientRect()
    const cards = [...column.querySelectorAll('[data-session]')].map((card) => card.getBoundingClientRect().bottom)
    return { x: x + width / 2, y: Math.max(...cards) + 30 }
  })()`)
}

/**
 * Notes when the hand lets go and when the card is painted in its new column: on the clock of events, since the page's
 * own stands still.
 */
const watch = (id: number): string => `(() => {
  window.dropped = new Promise((done) => {
    addEventListener('pointerup', ({ timeStamp }) => {
      const look = () => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          const there = document.querySelector('[data-column="${TARGET}"] [data-session="${id}"]')
          if (there === null) requestAnimationFrame(look)
          else done({ at: timeStamp, painted: new Event('now').timeStamp - timeStamp })
        }
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }, { capture: true, once: true })
  })
})()`

async function drop(page: Page, round: number): Promise<Drop> {
  const from = await spotIn(page, round % TARGET, 250, 600)
  const to = await freeSpot(page)
  await page.evaluate(watch(from.id))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 20 })
  await page.mouse.up()
  const { at, painted } = await page.evaluate<{ at: number; painted: number }>('dropped')
  await page.waitForFunction(
    `studio.call('sessions.get', { sessionId: ${from.id} }).then((reply) => reply.value.session.version > 1)`,
  )
  const now = await page.evaluate<number>(`new Event('now').timeStamp`)
  return { painted, written: now - at }
}

async function measure(folder: string): Promise<void> {
  const isRoot = process.getuid?.() === 0
  const app = await electron.launch({
    cwd: ROOT,
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--lang=en-GB', ROOT],
    chromiumSandbox: !isRoot,
    env: {
      ...process.env,
      TALLYBOOK_DATA: folder,
      TALLYBOOK_NOW: `${DAY}T05:00:00Z`,
      TZ: 'Europe/Berlin',
    } as Record<string, string>,
  })
  try {
    const page = await app.firstWindow()
    await page.locator('body[data-app-state="ready"]').waitFor()
    await page.clock.setFixedTime(`${DAY}T05:00:00Z`)
    await page.getByRole('link', { name: 'Schedule' }).click()
    await page.locator(`[data-column="${TARGET}"] [data-session]`).first().waitFor()
    const measured: Drop[] = []
    for (let round = 0; round < drops; round += 1) measured.push(await drop(page, round))
    const painted = measured.map((one) => one.painted)
    console.log(`drop to paint: ${asMilliseconds(painted)}, ${range(painted)}`)
    console.log(
      `drop to file, asked for until it is there: ${asMilliseconds(measured.map((one) => one.written))}`,
    )
    console.log(`in the middle ${median(painted) <= 50 ? 'within' : 'over'} the 50 ms that are aimed at`)
  } finally {
    await app.close()
  }
}

const range = (figures: readonly number[]): string =>
  `${Math.min(...figures).toFixed(0)} to ${Math.max(...figures).toFixed(0)} ms`

const folder = makeFolder('disk')
try {
  await makeFile(join(folder, 'studios', 'studio.db'))
  const { machine } = await prepare()
  await buildIfChanged()
  await withDisplay(machine, async (display) => {
    Object.assign(process.env, display)
    await measure(folder)
  })
} finally {
  discard(folder)
}
