import type { Page } from '@playwright/test'
import { DEMO_START, expect, test } from '../fixtures.ts'
import { Allocation } from '../pages/allocation.ts'
import { Assignments } from '../pages/assignments.ts'
import { ClientPage } from '../pages/client.ts'
import { Clients } from '../pages/clients.ts'
import { Frame } from '../pages/frame.ts'
import { Inbox } from '../pages/inbox.ts'
import { Integrity } from '../pages/integrity.ts'
import { Plan } from '../pages/plan.ts'
import { Purchases } from '../pages/purchases.ts'
import { Sessions } from '../pages/sessions.ts'
import { Xray } from '../pages/xray.ts'
import { damageStudio } from '../support/damage.ts'
import { ask, seedClient } from '../support/seed.ts'
import { closeDialog, fitToPicture, take } from './take.ts'

test.use({ start: DEMO_START })

test.beforeEach(({ app, page }) => fitToPicture(app, page))

/** Two records each of two people. */
const TWINS = [
  ['Omar', 'Al-Rashid', '07700 900555'],
  ['Ines', 'Ferreira', '07700 900777'],
  ['Inês', 'Ferreira Lopes', '07700 900777'],
] as const

/** What no command would do: a booking to come is called off and keeps what it holds. */
const GIVES_NOTHING_BACK = `update bookings set status = 'cancelled' where id = (select id from bookings
  where status = 'confirmed' and funding = 'credit' and starts_at > 1795000000000 order by id limit 1)`

/** A full class whose one place comes free, and somebody who waits for it and cannot pay. */
async function passOver(page: Page, name: string): Promise<void> {
  const { rows } = await ask(page, 'services.list', {})
  const service = rows.find((one) => one.name === 'Yoga flow')
  const { session } = await ask(page, 'sessions.create', {
    serviceId: service?.id ?? 0,
    startsAt: '2026-11-24T15:00:00Z',
    capacity: 1,
  })
  const holder = await seedClient(page, `Ida ${name}`, 1)
  const { booking } = await ask(page, 'bookings.create', { sessionId: session.id, clientId: holder })
  const clientId = await seedClient(page, name, 0)
  await ask(page, 'bookings.create', { sessionId: session.id, clientId, waitlist: true })
  await ask(page, 'bookings.cancel', { bookingId: booking.id, by: 'client' })
}

/** What somebody means to buy next time. */
async function putAside(page: Page, query: string): Promise<void> {
  const { rows: packs } = await ask(page, 'packages.list', { active: true })
  const { rows: clients } = await ask(page, 'clients.search', { query })
  await ask(page, 'saleDrawer.add', {
    clientId: clients[0]?.id ?? 0,
    packageId: packs.find(({ name }) => name === '20 sessions')?.id ?? 0,
    discount: { percent: 10, reason: 'Ten years with us' },
    note: 'Once the ten are used',
  })
}

/** Sells somebody ten sessions more, which they have not paid yet. */
async function sellAgain(page: Page, query: string): Promise<number> {
  const { rows: packs } = await ask(page, 'packages.list', { active: true })
  const { rows: clients } = await ask(page, 'clients.search', { query })
  const { purchase } = await ask(page, 'purchases.create', {
    clientId: clients[0]?.id ?? 0,
    packageId: packs.find(({ name }) => name === '10 sessions')?.id ?? 0,
    paid: false,
  })
  return purchase.id
}

test('the clients', async ({ page }) => {
  const frame = new Frame(page)
  const client = new ClientPage(page)

  await frame.goTo('Clients')
  await new Clients(page).lookAt('Omar Al-Rashid')
  await take(page, 'clients')
  await new Clients(page).openPage('Omar Al-Rashid')
  await frame.expectScreen('Omar Al-Rashid')
  await take(page, 'client')
  const allocate = await client.beginAdding()
  await expect(allocate.consequence).toHaveText('Available now510')
  await take(page, 'allocate')
  await closeDialog(page)
  await client.openTab('Every line')
  await take(page, 'client-ledger')
  await client.openTab('What can pay today')
  await take(page, 'client-grants')
  await client.main.getByRole('button', { name: 'Extend 10 sessions' }).click()
  await page.getByRole('dialog').getByLabel('Last valid day').fill('2027-02-04')
  await expect(page.getByRole('dialog').getByRole('status')).not.toBeEmpty()
  await take(page, 'extend')
  await closeDialog(page)
  await client.openTab('Timeline')
  await expect(client.tab('Timeline').getByRole('listitem').first()).toBeVisible()
  await take(page, 'client-timeline')
  await putAside(page, 'omar al-rashid')
  await client.openTab('Purchases')
  await expect(client.tab('Purchases').getByRole('button', { name: 'Change 20 sessions' })).toBeVisible()
  await take(page, 'client-purchases')
  await client.openTab('Time machine')
  await client.tab('Time machine').getByLabel('Day', { exact: true }).fill('2026-11-01')
  await expect(client.tab('Time machine').getByRole('status')).toBeVisible()
  await take(page, 'client-past')
  const xray = new Xray(page)
  await page.keyboard.press('Tab')
  await xray.number(client.main, 'available').focus()
  await expect(xray.copy).toBeVisible()
  await take(page, 'xray')
  await page.keyboard.press('Escape')
  await client.choose('10 sessions', 'Freeze…')
  await page.getByRole('dialog').getByLabel('Last frozen day').fill('2026-11-30')
  await expect(
    page
      .getByRole('dialog')
      .getByText(/18 Nov/)
      .first(),
  ).toBeVisible()
  await take(page, 'freeze')
  await closeDialog(page)
  await client.begin('Sell')
  await page.getByRole('dialog').getByRole('combobox', { name: 'Package' }).press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Sell for / })).toBeVisible()
  await take(page, 'sell')
  await closeDialog(page)
  await client.chooseMore('Merge with…')
  await page.getByRole('combobox', { name: 'The other record of this person' }).fill('ewa')
  await page.getByRole('option').first().click()
  await expect(page.getByRole('dialog').getByRole('status')).not.toBeEmpty()
  await take(page, 'merge')
  await closeDialog(page)
})

test('sales, one of them, and money that goes back', async ({ page }) => {
  const sales = new Purchases(page)
  await new Frame(page).goTo('Purchases')
  await take(page, 'purchases')
  await sales.rows.nth(2).click()
  await sales.act('Give money back').click()
  await sales.choice('How much', 'An amount').click()
  await sales.field('Amount').fill('1')
  await expect(sales.dialog).toContainText('would take no more')
  await take(page, 'refund')
  await sales.field('Why').fill('The sauna was cold')
  await sales.field('Keep the sessions as a gift').check()
  await expect(sales.dialog).toContainText('As a gift')
  await sales.dialog.getByRole('button', { name: /^Give back £/ }).click()
  await expect(sales.history).toContainText('The sauna was cold')
  await new Frame(page).closeToasts()
  await take(page, 'sale')
})

test('a sale that waits its turn, and one that is void', async ({ page }) => {
  const frame = new Frame(page)
  const sales = new Purchases(page)
  await seedClient(page, 'Ida Winter', 0)
  await sellAgain(page, 'ida winter')
  const sold = await sellAgain(page, 'omar al-rashid')
  await ask(page, 'purchases.void', { purchaseId: sold, reason: 'Meant for his brother' })
  await frame.goTo('Purchases')
  await sales.rows.first().click()
  await expect(sales.history).toContainText('Meant for his brother')
  await take(page, 'sale-void')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await sales.chooseClient('Ida Winter')
  await sales.choosePackage('10 sessions')
  await expect(sales.dialog).toContainText('at the latest')
  await take(page, 'sell-queued')
  await closeDialog(page)
})

test('the list of clients, filtered', async ({ page }) => {
  const frame = new Frame(page)
  const dialog = page.getByRole('dialog')

  await frame.goTo('Clients')
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await dialog.getByLabel('Sessions left, to').fill('5')
  await dialog.getByLabel('Paid for packages, GBP, from').fill('500')
  await take(page, 'client-filters')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByRole('menuitem', { name: 'Save these filters…' }).click()
  await dialog.getByLabel('Name').fill('Regulars who run low')
  await page.keyboard.press('Enter')
  await expect(frame.toasts).toContainText('Saved: Regulars who run low')
  await frame.closeToasts()
  await page.getByRole('button', { name: 'Regulars who run low' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await take(page, 'clients-filtered')
  await page.keyboard.press('Escape')
  for (const [firstName, lastName, phone] of TWINS) {
    await ask(page, 'clients.create', { firstName, lastName, phone })
  }
  await page.getByRole('button', { name: 'Find duplicates' }).click()
  await frame.expectScreen('Possible duplicates')
  await expect(page.getByRole('button', { name: /^Merge/ }).first()).toBeVisible()
  await take(page, 'duplicates')
})

test('the allocation', async ({ page }) => {
  const allocation = new Allocation(page)

  await new Frame(page).goTo('Allocation')
  await allocation.lookAt('James Whitaker')
  await take(page, 'allocation')
  await allocation.bar.getByRole('button', { name: /^Choose all / }).click()
  await allocation.bar.getByRole('button', { name: 'Add sessions…' }).click()
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('sessions in all')
  await take(page, 'allocate-many')
})

test('the sessions', async ({ page }) => {
  const sessions = new Sessions(page)

  await new Frame(page).goTo('Sessions')
  await expect(sessions.names.first()).toBeVisible()
  await take(page, 'sessions')
  await sessions.unmarked.click()
  await expect(sessions.names.nth(3)).toBeVisible()
  await sessions.table
    .getByRole('button', { name: /what can be done for/ })
    .first()
    .click()
  await expect(sessions.moves.getByRole('button', { name: 'Attended' })).toHaveAccessibleDescription(/used/)
  await take(page, 'session-moves')
  await page.keyboard.press('Escape')
  await sessions.names.nth(1).click()
  await expect(sessions.panel.getByRole('button', { name: 'Attended' }).first()).toBeVisible()
  await take(page, 'sessions-unmarked')
  await page.keyboard.press('Escape')
  for (const place of [0, 1, 2]) await sessions.table.getByRole('checkbox').nth(place).click()
  const dialog = await sessions.act('Attended')
  await expect(dialog.getByRole('status')).toContainText('can be done.')
  await take(page, 'sessions-many')
})

test('the assignments', async ({ page }) => {
  const board = new Assignments(page)

  await new Frame(page).goTo('Assignments')
  await expect(board.card('Omar Al-Rashid')).toBeVisible()
  await take(page, 'assignments')
  await board.card('Omar Al-Rashid').click()
  const panel = await board.panel('Omar Al-Rashid')
  await panel.getByRole('button', { name: 'Give to a trainer…' }).click()
  const trainer = page.getByRole('dialog').getByRole('combobox', { name: 'Trainer' })
  await trainer.press('ArrowDown')
  await trainer.press('ArrowDown')
  await trainer.press('Enter')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('looks after')
  await take(page, 'assign')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Give to/ })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await new Frame(page).closeToasts()
  await take(page, 'assignment-history')
})

test('the inbox, and what does not add up', async ({ page: before, running, restart, dataFolder }) => {
  await expect(new Frame(before).health).toBeVisible()
  await running.close()
  damageStudio(dataFolder, [GIVES_NOTHING_BACK], 'demo.db')
  const page = await restart()
  await fitToPicture(running.app, page)
  await passOver(page, 'Emil Gast')
  const inbox = new Inbox(page)
  await new Frame(page).goTo('Inbox')
  await expect(inbox.names.first()).toBeVisible()
  await take(page, 'inbox')
  await inbox.row('Who came to').first().getByRole('rowheader').click()
  await expect(inbox.panel.getByRole('button', { name: 'All attended' })).toHaveAccessibleDescription(/used/)
  await take(page, 'inbox-session')
  await new Frame(page).health.getByRole('link').click()
  await new Frame(page).expectScreen('Does everything add up?')
  const integrity = new Integrity(page)
  await expect(integrity.verdict).toBeVisible()
  await take(page, 'integrity')
  await integrity.errors
    .getByRole('button', { name: /^See the repair/ })
    .first()
    .click()
  await expect(integrity.repair.getByRole('row').nth(1)).toBeVisible()
  await take(page, 'repair')
})

test('the sessions that follow a sale', async ({ page }) => {
  const { rows: packs } = await ask(page, 'packages.list', { active: true })
  const { rows: services } = await ask(page, 'services.list', {})
  const { rows: clients } = await ask(page, 'clients.search', { query: 'ngozi asante' })
  const { purchase } = await ask(page, 'purchases.create', {
    clientId: clients[0]?.id ?? 0,
    packageId: packs.find(({ name }) => name === '20 sessions')?.id ?? 0,
    metadata: {
      ...{ plan: 'no', timeSlot: '12:30', date: '2026-11-18', perWeek: 2 },
      courseId: String(services.find(({ name }) => name === 'Personal training')?.id),
    },
  })
  const plan = new Plan(page)
  await plan.open(purchase.id)
  await plan.block(4).focus()
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('ArrowLeft')
  await expect(plan.row(4)).toContainText('09:00')
  await plan.block(6).focus()
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft')
  await take(page, 'plan')

  // What found no place waits in the inbox, with what trying again would place.
  const inbox = new Inbox(page)
  await plan.outcome.getByRole('button', { name: /^Schedule the/ }).click()
  await new Frame(page).expectSaid(/are on the schedule/)
  await new Frame(page).closeToasts()
  await inbox.link.click()
  await inbox.row(/Ngozi Asante found no place/).click()
  await expect(inbox.panel.getByRole('region', { name: 'Without a place' })).toBeVisible()
  await take(page, 'plan-inbox')

  // A second pack waits until the first has ended.
  const { purchase: next } = await ask(page, 'purchases.create', {
    clientId: clients[0]?.id ?? 0,
    packageId: packs.find(({ name }) => name === '20 sessions')?.id ?? 0,
    metadata: {
      ...{ plan: 'no', timeSlot: '12:30', date: '2026-11-18' },
      courseId: String(services.find(({ name }) => name === 'Personal training')?.id),
    },
  })
  await plan.open(next.id)
  await expect(page.getByText(/^Pays from/)).toBeVisible()
  await take(page, 'plan-queued')
})
