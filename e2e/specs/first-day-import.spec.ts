import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { foldForSearch } from '../../src/shared/domain/text.ts'
import { type MessyVerdict, messyClientsCsv } from '../../tests/support/messy-clients-csv.ts'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { available, ClientPage, expectToAddUp } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { CreateSessionDialog } from '../pages/dialogs.ts'
import { FirstRun, Welcome } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'
import { Import, type Verdict } from '../pages/import.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Schedule } from '../pages/schedule.ts'
import { Settings } from '../pages/settings.ts'
import { ask } from '../support/seed.ts'

const MONDAY_MORNING = '2026-11-16T08:00:00Z'
/** Three hours before the first class. */
const WEDNESDAY_MORNING = '2026-11-18T07:00:00Z'

test.use({ start: { ...DEFAULT_START, studio: 'none', now: MONDAY_MORNING } })

const number = new Intl.NumberFormat('en-GB')

test('the first day, from nothing', async ({ app, page, dataFolder, restart }) => {
  test.setTimeout(180_000)
  const frame = new Frame(page)
  const clients = new Clients(page)
  const client = new ClientPage(page)
  const file = messyClientsCsv({ rows: 2_000 })
  const list = join(dataFolder, 'clients.csv')
  writeFileSync(list, file.bytes)
  // Nobody is here yet, so that those who would be known are new as well.
  const { new: unknown, update, unchanged, duplicate, bad } = file.expected
  const taken = unknown + update + unchanged

  await test.step('four questions, and the studio is there', async () => {
    await new FirstRun(page).answer({
      name: 'Northlight',
      zone: 'Europe/London',
      currency: 'GBP',
      owner: 'Maria Lopez',
    })
    const welcome = new Welcome(page)
    await expect(welcome.title).toBeVisible()
    await welcome.expectDone()
    await welcome.importClients()
  })

  await test.step('a list of 2,000 clients is read, and every row gets its verdict', async () => {
    const wizard = new Import(page)
    await wizard.choose(list)
    await wizard.expectMapping({
      Vorname: 'First name',
      Nachname: 'Last name',
      'E-Mail-Adresse': 'E-mail',
      Handynummer: 'Phone',
      Bemerkungen: 'Notes',
      Guthaben: 'Opening balance',
      'Gültig bis': 'Expiry date',
    })
    await wizard.preview()

    await wizard.expectVerdicts({ All: 2_000, New: taken, Duplicate: duplicate, Bad: bad })
    await wizard.show('Bad')
    await expect(wizard.rows).toHaveAttribute('aria-rowcount', String(bad + 1))
  })

  await test.step('the bad rows are left out, the others imported, and the report says what became of each', async () => {
    const wizard = new Import(page)
    await wizard.write(`Leave out ${bad} bad rows and import ${number.format(taken)} clients`)

    const credits = file.rows.reduce((sum, row) => sum + row.credits, 0)
    await expect.poll(() => wizard.figure('New clients')).toBe(taken)
    await expect.poll(() => wizard.figure('Credits added')).toBe(credits)
    await expect.poll(() => wizard.figure('Left out')).toBe(bad + duplicate)
    const report = Papa.parse<Record<string, string>>(
      await wizard.saveReport(app, join(dataFolder, 'report.csv')),
      { header: true, skipEmptyLines: true },
    ).data
    expect(report.map((row) => [Number(row.Line), row.Verdict])).toEqual(
      file.rows.map((row) => [row.line, VERDICT_OF_NEWCOMERS[row.verdict]]),
    )
    const done = report.map((row) => row['What was done'] ?? '')
    expect(done.filter((text) => text.startsWith('Client created'))).toHaveLength(taken)
    expect(done.filter((text) => text === 'Left out.')).toHaveLength(bad + duplicate)
    await wizard.goToClients()
  })

  const withCredits = file.rows.find((row) => row.kind === 'with credits' && /[^ -~]/.test(row.firstName))
  if (withCredits === undefined) throw new Error('The list has nobody like this.')
  const name = `${withCredits.firstName} ${withCredits.lastName}`

  await test.step('everybody is on the clients screen, and found by any part of what is known', async () => {
    await frame.expectScreen('Clients')
    await clients.expectCount(`${number.format(taken)} clients`)

    await clients.expectFound(withCredits.email, name)
    // The whole address: a part of it begins that of somebody else with the same name.
    await clients.expectFound(`${foldForSearch(withCredits.firstName)} ${withCredits.email}`, name)
    const panel = await clients.lookAt(name)
    const phone = await panel.getByText(/^[\d ]{8,}$/).textContent()
    await clients.expectFound(phone?.replaceAll(' ', '') ?? '', name)
    await expect.poll(() => clients.figure(name, 'Available')).toBe(withCredits.credits)
    await expect.poll(() => available(panel)).toBe(withCredits.credits)
  })

  await test.step('the figures on the page of a client add up, and so does the ledger', async () => {
    await clients.openPage(name)
    await frame.expectScreen(name)

    const { total, remaining } = await expectToAddUp(client)
    expect([total, remaining, await client.available()]).toEqual([12, 12, 12])
    await expect(client.ledger.getByRole('row').nth(1)).toContainText('+12')
  })

  await test.step('sessions are added by hand, with the consequence said before', async () => {
    const dialog = await client.beginAdding()
    await dialog.add(5, { now: 12, after: 17 })

    await frame.expectSaid(`Added 5 sessions to ${name}. Total available: 17`)
    await expect.poll(() => client.available()).toBe(17)
    await expectToAddUp(client, { remaining: 17, total: 17 })
  })

  await test.step('a service, a trainer and a room are set up', async () => {
    const settings = new Settings(page)
    await settings.open('Services')
    await settings.addService({ name: 'Yoga flow', kind: 'Group', family: 'Yoga', minutes: 60, places: 12 })
    await settings.open('Staff')
    await settings.addTrainer('Tom Weber')
    await settings.open('Rooms')
    await settings.addRoom('Big room')

    await frame.screens.getByRole('link', { name: 'Get started' }).click()
    await new Welcome(page).expectDone('clients', 'services', 'trainers')
  })

  const schedule = new Schedule(page)

  await test.step('a double-click on a free place puts a session there', async () => {
    await frame.goTo('Schedule')
    await schedule.goForward()
    await schedule.goForward()
    await schedule.expectDay('Wednesday 18 November 2026')
    const dialog = await schedule.beginSessionAt('Tom Weber', '10:00')
    await expect(dialog.trainer).toHaveValue('Tom Weber')
    await expect(dialog.day).toHaveValue('2026-11-18')
    await expect(dialog.start).toHaveValue('10:00')
    await dialog.choose(dialog.room, 'Big room')
    await expect(dialog.verdict).toHaveText('Free at that time.')
    await dialog.create()

    await frame.expectSaid(/^Yoga flow on 18 Nov 2026.* 10:00 is on the schedule\./)
    await expect(schedule.session('10:00 Yoga flow')).toBeVisible()
  })

  await test.step('and the keyboard alone puts another one beside it', async () => {
    const keyboard = new Keyboard(page)
    const dialog = new CreateSessionDialog(page)
    await keyboard.press('Escape', 'n')
    await expect(dialog.service).toBeFocused()
    await keyboard.tabTo(dialog.start)
    await keyboard.type('1200')
    await expect(dialog.start).toHaveValue('12:00')
    await keyboard.press('Enter')

    await dialog.expectGone()
    await expect(schedule.session('12:00 Yoga flow')).toBeVisible()
  })

  await test.step('the first steps are done and leave the sidebar', async () => {
    await expect(frame.screens.getByRole('link')).toHaveText([
      'Today',
      'Schedule',
      'Sessions',
      'Allocation',
      'Assignments',
      'Clients',
      'Purchases',
      // How many matters wait stands behind the word.
      /^Inbox/,
      'Settings',
    ])
  })

  const yoga = await schedule.open('10:00 Yoga flow')

  await test.step('a client is booked', async () => {
    await yoga.find(withCredits.email, name)
    await yoga.bookFound()

    await frame.expectSaid(`${name} is booked. 16 left.`)
    await expect(yoga.roster).toContainText('1 of 12 · 11 places free')
  })

  const without = file.rows.find((row) => row.kind === 'plain')
  if (without === undefined) throw new Error('The list has nobody like this.')
  const nameWithout = `${without.firstName} ${without.lastName}`

  await test.step('a client without credits is refused; adding some is one click away, and books', async () => {
    await yoga.find(without.email, nameWithout)
    await yoga.bookFound()
    await expect(yoga.refusal.getByText(NO_SESSIONS, { exact: true })).toBeVisible()
    const dialog = await yoga.addSessionsToBook()
    await dialog.add(3, { now: 0, after: 3 })

    await frame.expectSaid(`Added 3 sessions to ${nameWithout}. Total available: 3`)
    await frame.expectSaid(`${nameWithout} is booked. 2 left.`)
    await expect(yoga.roster).toContainText('2 of 12 · 10 places free')
  })

  await test.step('cancelled in time, the session goes back, and it says so before', async () => {
    const dialog = await yoga.beginCancelling(nameWithout)
    await expect(dialog.consequence).toContainText('1 session goes back.')
    await expect(dialog.consequence).toContainText(`${nameWithout} then has 3 sessions available.`)
    await dialog.confirm()

    await frame.expectSaid(`The booking of ${nameWithout} is cancelled. 1 session went back, 3 available.`)
    await expect(yoga.roster).toContainText('1 of 12 · 11 places free')
    await frame.expectHealth('All figures add up')
  })

  const again = await restart(WEDNESDAY_MORNING)

  await test.step('two days later the app is started again, and everything is still there', async () => {
    const clientsAgain = new Clients(again)
    await new Frame(again).goTo('Clients')
    await clientsAgain.expectCount(`${number.format(taken)} clients`)
    await clientsAgain.expectFound(withCredits.email, name)
    await expect.poll(() => clientsAgain.figure(name, 'Available')).toBe(16)
    await expect.poll(() => clientsAgain.figure(name, 'Scheduled')).toBe(1)
    const scheduleAgain = new Schedule(again)
    await new Frame(again).goTo('Schedule')
    await scheduleAgain.expectDay('Wednesday 18 November 2026')
    await expect(scheduleAgain.column('Tom Weber').getByRole('button')).toHaveCount(2)
  })

  await test.step('cancelled late, the session stays used, and it says so before', async () => {
    const panel = await new Schedule(again).open('10:00 Yoga flow')
    const dialog = await panel.beginCancelling(name)
    await expect(dialog.consequence).toContainText('This is late: 1 session stays used.')
    await expect(dialog.consequence).toContainText(`${name} then has 16 sessions available.`)
    await dialog.cancelBy('The studio')
    await expect(dialog.consequence).toContainText('1 session goes back.')
    await dialog.cancelBy('The client')
    await expect(dialog.consequence).toContainText('This is late: 1 session stays used.')
    await dialog.confirm()

    await new Frame(again).expectSaid(
      `The booking of ${name} is cancelled late and stays charged. 16 available.`,
    )
    await panel.openClient(name)
    await new Frame(again).expectScreen(name)
    await expectToAddUp(new ClientPage(again), { used: 1, scheduled: 0, remaining: 16, total: 17 })
    await new Frame(again).expectHealth('All figures add up')
  })
})

test.describe('in a studio that has its regulars', () => {
  test.use({ start: { ...DEFAULT_START, now: MONDAY_MORNING } })

  test('an import knows who is here, and changes nobody twice', async ({ page, dataFolder }) => {
    const file = messyClientsCsv({ rows: 2_000 })
    const list = join(dataFolder, 'clients.csv')
    writeFileSync(list, file.bytes)
    for (const regular of file.existing) await ask(page, 'clients.create', regular)
    await new Frame(page).goTo('Clients')
    await page.getByRole('button', { name: 'Import' }).click()
    const wizard = new Import(page)

    await wizard.choose(list)
    await wizard.preview()

    const { new: unknown, update, unchanged, duplicate, bad } = file.expected
    await wizard.expectVerdicts({
      All: 2_000,
      New: unknown,
      Update: update,
      Unchanged: unchanged,
      Duplicate: duplicate,
      Bad: bad,
    })
    await wizard.write(`Leave out ${bad} bad rows and import ${number.format(unknown + update)} clients`)
    await expect.poll(() => wizard.figure('New clients')).toBe(unknown)
    await expect.poll(() => wizard.figure('Changed')).toBe(update)
    await expect.poll(() => wizard.figure('Unchanged')).toBe(unchanged)
    await wizard.goToClients()
    await new Clients(page).expectCount(`${number.format(file.existing.length + unknown)} clients`)
  })
})

const NO_SESSIONS = 'No available sessions. Please purchase a session package to book this session.'

/** What the report calls the rows of a list in a studio that has no clients yet. */
const VERDICT_OF_NEWCOMERS: Record<MessyVerdict, Verdict> = {
  new: 'New',
  update: 'New',
  unchanged: 'New',
  duplicate: 'Duplicate',
  bad: 'Bad',
}
