import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { foldForSearch } from '../../src/shared/domain/text.ts'
import { type MessyVerdict, messyClientsCsv } from '../../tests/support/messy-clients-csv.ts'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { available, ClientPage, expectToAddUp } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { FirstRun, Welcome } from '../pages/first-run.ts'
import { Frame } from '../pages/frame.ts'
import { Import, type Verdict } from '../pages/import.ts'

const MONDAY_MORNING = '2026-11-16T08:00:00Z'

test.use({ start: { ...DEFAULT_START, studio: 'none', now: MONDAY_MORNING } })

const number = new Intl.NumberFormat('en-GB')

test('the first day, from nothing', async ({ app, page, dataFolder }) => {
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
    expect(await wizard.figure('New clients')).toBe(taken)
    expect(await wizard.figure('Credits added')).toBe(credits)
    expect(await wizard.figure('Left out')).toBe(bad + duplicate)
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
    const [handle = ''] = withCredits.email.split('@')
    await clients.expectFound(`${foldForSearch(withCredits.firstName)} ${handle}`, name)
    const panel = await clients.lookAt(name)
    const phone = await panel.getByText(/^[\d ]{8,}$/).textContent()
    await clients.expectFound(phone?.replaceAll(' ', '') ?? '', name)
    expect(await clients.figure(name, 'Available')).toBe(withCredits.credits)
    expect(await available(panel)).toBe(withCredits.credits)
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
    expect(await client.available()).toBe(17)
    expect(await expectToAddUp(client)).toMatchObject({ remaining: 17, total: 17 })
  })
})

/** What the report calls the rows of a list in a studio that has no clients yet. */
const VERDICT_OF_NEWCOMERS: Record<MessyVerdict, Verdict> = {
  new: 'New',
  update: 'New',
  unchanged: 'New',
  duplicate: 'Duplicate',
  bad: 'Bad',
}
