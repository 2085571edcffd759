import type { Locator, Page } from '@playwright/test'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Allocation } from '../pages/allocation.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { Frame } from '../pages/frame.ts'
import { Schedule } from '../pages/schedule.ts'
import { type Asked, makeCommands } from '../support/random-commands.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

const COMMANDS = 500
const SEED = 7
const NAME = 'Ada Berg'

type Figures = Readonly<Record<string, number>>

test('after each of 500 random commands a client has the same figures on all screens', async ({
  page,
  secondWindow,
}) => {
  test.slow()
  const { ada, scene } = await seedStudio(page)
  const places = {
    clients: await openList(page),
    allocation: await openAllocation(await secondWindow()),
    page: await openClient(await secondWindow()),
    inspector: await openInspector(await secondWindow()),
  }
  const commands = makeCommands(SEED, scene)
  const answered = { taken: 0, refused: 0 }
  const seen = new Set<string>()
  let figures: Figures = {}

  for (let n = 1; n <= COMMANDS; n += 1) {
    const asked = commands.next()
    const reply = await send(page, asked)
    commands.note(reply)
    answered[reply.ok ? 'taken' : 'refused'] += 1
    figures = figuresOf(await ask(page, 'credits.summary', { clientId: ada }))
    seen.add(JSON.stringify(figures))
    await expect
      .poll(() => differences(places, figures), {
        message: `command ${n}, ${asked.method} ${JSON.stringify(asked.input)}`,
        intervals: [20, 20, 50, 100, 250],
      })
      .toEqual([])
  }

  process.stdout.write(
    `     ${answered.taken} taken, ${answered.refused} refused; ${seen.size} different sets of figures\n`,
  )
  expect(answered.taken).toBeGreaterThan(COMMANDS / 2)
  expect(seen.size).toBeGreaterThan(COMMANDS / 10)
  // All four were read: of a figure that is none, each says so.
  expect(await differences(places, { ...figures, available: -1 })).toHaveLength(Object.keys(places).length)
  const { ok } = await ask(page, 'integrity.check', {})
  expect(ok).toBe(true)
})

/** Two clients, packs to sell, and a class for everybody on some days before and after today. */
async function seedStudio(page: Page) {
  const { serviceId, trainerId } = await seedTrainer(page, 'Kenji Watanabe')
  const group = { minutes: 60, kind: 'group', family: 'Classes', capacity: 2 } as const
  const { service } = await ask(page, 'services.create', { name: 'Flow', ...group })
  const ada = await seedClient(page, NAME, 6)
  const bo = await seedClient(page, 'Bo Olsen', 4)
  const packages: number[] = []
  for (const [name, family, credits] of [
    ['Five', 'Training', 5],
    ['Classes', 'Classes', 3],
  ] as const) {
    const price = { amount: 5_000, currency: 'EUR' }
    const made = await ask(page, 'packages.create', { name, family, credits, price, validityDays: 30 })
    packages.push(made.package.id)
  }
  const sessions: number[] = []
  for (let day = -14; day <= 14; day += 1) {
    const date = new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10)
    for (const [at, id] of [
      ['07:00', serviceId],
      ['17:00', service.id],
    ] as const) {
      const startsAt = `${date}T${at}:00+01:00`
      const { session } = await ask(page, 'sessions.create', { serviceId: id, trainerId, startsAt })
      sessions.push(session.id)
    }
  }
  // What the inspector stays open on: it costs nothing, and nothing in the run is about it.
  const startsAt = '2026-03-02T12:00:00+01:00'
  const anchor = await ask(page, 'sessions.create', { serviceId, trainerId, startsAt })
  await ask(page, 'bookings.create', { sessionId: anchor.session.id, clientId: ada, funding: 'comp' })
  return { ada, scene: { clients: [ada, ada, bo], packages, sessions } }
}

async function openList(page: Page): Promise<Locator> {
  await new Frame(page).goTo('Clients')
  return new Clients(page).row(NAME)
}

async function openAllocation(page: Page): Promise<Locator> {
  await new Frame(page).goTo('Allocation')
  return new Allocation(page).row(NAME)
}

async function openClient(page: Page): Promise<Locator> {
  await openList(page)
  await new Clients(page).openPage(NAME)
  await new Frame(page).expectScreen(NAME)
  return new ClientPage(page).main
}

async function openInspector(page: Page): Promise<Locator> {
  await new Frame(page).goTo('Schedule')
  const panel = await new Schedule(page).open(`12:00 ${NAME}`)
  return panel.openEntry(NAME)
}

/** Sends a command, which may well be refused. */
function send(page: Page, { method, input }: Asked) {
  return page.evaluate(
    ({ method, input }) => window.studio.call(method, input),
    // What crosses over to the page is data either way; the checker cannot put method and input together again.
    { method: method as 'bookings.create', input: input as Input<'bookings.create'> },
  )
}

/** The figures by the names that the screens look into them by. */
function figuresOf(summary: Value<'credits.summary'>): Figures {
  const { available, scheduled, completed, remaining, total, expired } = summary
  expect(completed + scheduled + remaining).toBe(total)
  return { available, scheduled, used: completed, remaining, total, purchased: total, expired }
}

/** What any of the screens says otherwise. */
async function differences(places: Record<string, Locator>, figures: Figures): Promise<string[]> {
  const found: string[] = []
  for (const [where, place] of Object.entries(places)) {
    const shown = await shownIn(place)
    if (shown.length < 2) found.push(`${where} shows ${shown.length} figures`)
    for (const [figure, value] of shown) {
      if (figures[figure] !== value) found.push(`${where}: ${value} ${figure} instead of ${figures[figure]}`)
    }
  }
  return found
}

/** Every number of credits in a place that is about all the client has; those of one pack are left out. */
function shownIn(place: Locator): Promise<(readonly [string, number])[]> {
  return place.locator('[data-xray]').evaluateAll((numbers) =>
    numbers.flatMap((number) => {
      const row = number.closest('tbody tr')
      const ofOnePack = row !== null && !row.textContent?.startsWith('All together')
      const figure = number.getAttribute('data-xray') ?? ''
      return ofOnePack ? [] : [[figure, Number(number.textContent)] as const]
    }),
  )
}
