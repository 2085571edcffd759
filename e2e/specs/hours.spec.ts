import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Closing } from '../pages/closing.ts'
import { Frame } from '../pages/frame.ts'
import { Hours } from '../pages/hours.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

const LONG = 'Dr. Maximiliane Konstantinopolous-Featherstonehaugh the Third'

test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00Z' } })

async function seed(page: Page) {
  const who = await seedTrainer(page, LONG)
  await ask(page, 'sessions.create', { ...who, startsAt: '2026-11-18T10:00:00+01:00' })
  await page.reload()
  return who
}

test('opening hours: several a day, copied, refused in words, kept and read again', async ({ page }) => {
  const frame = new Frame(page)
  const hours = new Hours(page)
  await hours.open()
  await expect(page.getByText('No hours are entered, so the studio is always open.')).toBeVisible()
  await expect(hours.day('Sunday')).toContainText('Open')
  await hours.addHours('Monday', '08:00', '12:00')
  await expect(hours.day('Sunday')).toContainText('Closed')
  await hours.addHours('Monday', '11:00', '00:00')
  await expect(hours.day('Monday')).toContainText('These hours meet others of the same day.')
  await expect(hours.save).toBeDisabled()
  await expectAccessible(page, 'opening hours that meet')
  await hours.day('Monday').getByLabel('Monday, from').last().fill('14:00')

  await page.getByRole('button', { name: 'Copy Monday to other days' }).click()
  const copy = page.getByRole('dialog', { name: 'Copy Monday to other days' })
  await expect(copy.getByRole('checkbox', { name: 'Tuesday' })).toBeChecked()
  await expect(copy.getByRole('checkbox', { name: 'Saturday' })).not.toBeChecked()
  await copy.getByRole('button', { name: 'Copy' }).click()
  await hours.expectDay('Friday', ['08:00', '12:00'], ['14:00', '00:00'])
  await page.getByRole('button', { name: 'Remove 14:00 to 00:00 on Friday' }).click()

  // Nothing typed is lost by a click on another screen.
  await frame.screens.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click()
  await hours.save.click()
  await frame.expectSaid('The opening hours are saved.')
  await page.reload()
  await hours.expectDay('Friday', ['08:00', '12:00'])
  await hours.expectDay('Thursday', ['08:00', '12:00'], ['14:00', '00:00'])
  await expect(hours.day('Saturday')).toContainText('Closed')
  expect((await ask(page, 'hours.get', {})).opening).toContainEqual({
    weekday: 4,
    from: '14:00',
    until: '24:00',
  })
  await expectAccessible(page, 'opening hours')
})

test('hours that somebody else changed meanwhile are shown and can be kept or left', async ({ page }) => {
  const frame = new Frame(page)
  const hours = new Hours(page)
  await hours.open()
  await hours.addHours('Monday', '08:00', '12:00')
  const { version } = await ask(page, 'hours.get', {})
  await ask(page, 'hours.update', { version, opening: [{ weekday: 2, from: '10:00', until: '11:00' }] })
  await hours.save.click()
  await expect(page.getByText('Opening hours: now “Tuesday 10:00–11:00”')).toBeVisible()
  await page.getByRole('button', { name: 'Save mine' }).click()
  await frame.expectSaid('The opening hours are saved.')
  expect((await ask(page, 'hours.get', {})).opening).toEqual([{ weekday: 1, from: '08:00', until: '12:00' }])
})

test('closures of the studio for days and of a room for hours, with the sessions in them, and undone', async ({
  page,
}) => {
  await ask(page, 'rooms.create', { name: 'Hall' })
  const who = await seed(page)
  const frame = new Frame(page)
  const hours = new Hours(page)
  await hours.open()
  await expect(page.getByText('No closure is entered.')).toBeVisible()
  const closing = new Closing(page)
  const add = async () => {
    await page.getByRole('button', { name: 'Add closure' }).click()
    await frame.expectScreen('Close the studio')
  }
  await add()
  await closing.fill('2026-11-17', '2026-11-16', 'New floor')
  await closing.button('Enter the closure').click()
  await expect(page.getByText('The last day is not before the first.')).toBeVisible()
  await page.getByLabel('Last day').fill('2026-11-20')
  await closing.tick('Personal training').uncheck()
  await closing.button('Enter the closure').click()
  await frame.expectSaid('No session is cancelled. 1 takes place all the same.')
  const floor = hours.closures.getByRole('row', { name: /New floor/ })
  await expect(floor).toContainText('The whole studio')
  await expect(floor).toContainText('1 session')

  await add()
  await page.getByRole('radio', { name: 'Part of a day' }).check()
  await page.getByLabel('From', { exact: true }).fill('12:00')
  await page.getByLabel('Until', { exact: true }).fill('14:00')
  await closing.reason.fill('Cleaning')
  await closing.button('Enter the closure').click()
  const cleaning = hours.closures.getByRole('row', { name: /Cleaning/ })
  await expect(cleaning).toContainText('The whole studio')
  await page.getByRole('button', { name: 'Change the closure Cleaning' }).click()
  const change = hours.dialog('Change the closure “Cleaning”')
  await change.getByRole('combobox', { name: 'What is closed' }).click()
  await page.getByRole('option', { name: 'Hall' }).click()
  await expectAccessible(page, 'the dialog that changes a closure')
  await change.getByRole('button', { name: 'Save changes' }).click()
  await expect(cleaning).toContainText('Hall')
  await expectAccessible(page, 'closures')

  await page.getByRole('button', { name: 'Remove the closure New floor' }).click()
  await expect(floor).toBeHidden()
  await page
    .getByRole('alert')
    .or(page.locator('.mantine-Notification-root'))
    .filter({ hasText: 'The closure “New floor” is removed.' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(floor).toBeVisible()
  await page.getByRole('button', { name: 'Show them: the sessions in New floor' }).click()
  await frame.expectScreen('Schedule')
  await expect(page.getByText('Personal training').first()).toBeVisible()
  await page.goBack()

  // The last day goes along with the first, and how much lies in it is told before it is kept.
  const closed = await ask(page, 'sessions.create', { ...who, startsAt: '2026-11-20T10:00:00+01:00' })
  await add()
  await expect(page.getByText('No session to come lies in it.')).toBeVisible()
  await page.getByLabel('First day').fill('2026-11-20')
  await expect(page.getByLabel('Last day')).toHaveValue('2026-11-20')
  await closing.tick('Personal training').uncheck()
  await closing.reason.fill('Paint')
  await closing.button('Enter the closure').click()
  await page.getByRole('button', { name: 'Show them: the sessions in Paint' }).click()
  await expect(page.locator('[data-agenda-session][tabindex="0"]')).toHaveAttribute(
    'data-agenda-session',
    String(closed.session.id),
  )
})

test('a trainer’s availability and leave, and from a leave to its substitutes', async ({ page }) => {
  const { trainerId } = await seed(page)
  const frame = new Frame(page)
  const hours = new Hours(page)
  await hours.openOf(LONG)
  await expect(page.getByText(`No hours are entered, so ${LONG} is always available.`)).toBeVisible()
  await hours.addHours('Monday', '09:00', '17:00')
  await page.getByLabel('True until').fill('2026-12-31')
  await page.getByRole('button', { name: 'Add a week for other days' }).click()
  await expect(page.getByRole('group', { name: 'Week 2' })).toBeVisible()
  await expectAccessible(page, 'two weeks of a trainer')
  await page.getByRole('group', { name: 'Week 2' }).getByRole('button', { name: 'Remove this week' }).click()
  await hours.save.click()
  await frame.expectSaid(`The availability of ${LONG} is saved.`)
  expect((await ask(page, 'availability.get', { trainerId })).availability).toEqual([
    { weekday: 1, from: '09:00', until: '17:00', fromDay: null, untilDay: '2026-12-31' },
  ])

  await page.getByRole('button', { name: 'Add leave' }).click()
  const add = hours.dialog(`Add leave of ${LONG}`)
  await add.getByLabel('First day').fill('2026-11-18')
  await expect(add.getByLabel('Last day')).toHaveValue('2026-11-18')
  await add.getByLabel('Last day').fill('2026-11-19')
  await add.getByLabel('Note').fill('Conference')
  await add.getByRole('button', { name: 'Add leave' }).click()
  const row = hours.leave.getByRole('row', { name: /18.19 Nov 2026/ })
  await expect(row).toContainText('Conference')
  await expect(row).toContainText('1 session')
  await expectAccessible(page, 'the hours of a trainer')

  await row.getByRole('button', { name: /^Change the leave/ }).click()
  const change = hours.dialog(`Change leave of ${LONG}`)
  await change.getByLabel('Last day').fill('2026-11-18')
  await change.getByRole('button', { name: 'Save changes' }).click()
  await expect(hours.leave.getByRole('row', { name: /^18 Nov 2026/ })).toBeVisible()

  await frame.closeToasts()
  await page.getByRole('button', { name: /^Find substitutes for the leave/ }).click()
  await frame.expectScreen('A trainer is away')
  await expect(page.getByRole('combobox', { name: 'Who is away' })).toHaveValue(LONG)
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('2026-11-18')
  await expect(page.getByText(`${LONG} is on leave on this day.`)).toBeVisible()
  await expectAccessible(page, 'the day of a trainer with a long name')
})
