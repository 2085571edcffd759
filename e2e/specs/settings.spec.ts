import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { Settings } from '../pages/settings.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

test('a service is added, changed and taken out of use by keyboard alone', async ({ page }) => {
  const keyboard = new Keyboard(page)
  const frame = new Frame(page)
  const settings = new Settings(page)
  await settings.open('Services')

  await test.step('the empty list says what it is for, and N adds', async () => {
    await expect(page.getByRole('heading', { name: 'No services yet' })).toBeVisible()
    await keyboard.press('n')
    await expect(settings.dialog('Add a service').getByLabel('Name', { exact: true })).toBeFocused()
  })

  await test.step('the first field that is missing takes the focus', async () => {
    await keyboard.press('Enter')
    await expect(settings.dialog('Add a service').getByLabel('Name', { exact: true })).toBeFocused()
    await keyboard.type('Yoga flow')
    await keyboard.tabTo(settings.dialog('Add a service').getByRole('combobox', { name: 'Family' }))
    await keyboard.type('Classes')
    await keyboard.press('Enter')
    await frame.expectSaid('The service Yoga flow is added.')
    await keyboard.expectVisibleFocus()
  })

  await test.step('Enter on its row changes it, and the focus comes back to the row', async () => {
    await keyboard.tabTo(settings.row('Yoga flow'))
    await keyboard.press('Enter')
    await keyboard.tabTo(settings.dialog('Edit Yoga flow').getByLabel('Minutes', { exact: true }))
    await keyboard.press('ControlOrMeta+a')
    await keyboard.type('2')
    await keyboard.press('Enter')
    await expect(settings.dialog('Edit Yoga flow')).toContainText('A whole number from 5 to 1440.')
    await keyboard.press('ControlOrMeta+a')
    await keyboard.type('75')
    await keyboard.press('Enter')
    await frame.expectSaid('Yoga flow is saved.')
    await expect(settings.row('Yoga flow')).toContainText('75')
    await expect(settings.row('Yoga flow')).toBeFocused()
  })

  await test.step('out of use, it steps back to the end of the list', async () => {
    await keyboard.press('Enter')
    await keyboard.tabTo(settings.dialog('Edit Yoga flow').getByRole('switch', { name: 'Active' }))
    await keyboard.press('Space', 'Enter')
    await expect(settings.row('Yoga flow')).toContainText('Inactive')
    await settings.addService({
      name: 'Zumba',
      kind: 'Group',
      family: 'Classes',
      minutes: 45,
      places: 20,
    })
    await expect(page.getByRole('rowheader')).toHaveText(['Zumba', 'Yoga flow'])
  })
})

test('two people who change one service see what they would overwrite', async ({ page, secondWindow }) => {
  const mine = new Settings(page)
  await mine.open('Services')
  await mine.addService({ name: 'Yoga flow', kind: 'Group', family: 'Classes', minutes: 60, places: 12 })
  const theirs = new Settings(await secondWindow())
  await theirs.open('Services')

  const edit = await mine.edit('Yoga flow')
  await edit.getByLabel('Minutes', { exact: true }).fill('75')
  await edit.getByLabel('Name', { exact: true }).fill('Yoga slow')
  const other = await theirs.edit('Yoga flow')
  await other.getByLabel('Minutes', { exact: true }).fill('50')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other).toBeHidden()

  await edit.getByRole('button', { name: 'Save changes' }).click()
  await expect(edit.getByRole('alert').getByRole('listitem')).toHaveText([
    'Minutes: now “50”, you wrote “75”.',
  ])
  await edit.getByRole('button', { name: 'Take theirs' }).click()

  await expect(mine.row('Yoga slow')).toContainText('50')
  await expect(theirs.row('Yoga slow')).toContainText('50')
})

test('the studio keeps its only owner', async ({ page }) => {
  const settings = new Settings(page)
  await settings.open('Staff')

  const edit = await settings.edit('Maria')
  await edit.getByRole('switch', { name: 'Active' }).click()
  await edit.getByRole('button', { name: 'Save changes' }).click()

  await expect(edit.getByRole('alert')).toHaveText(
    'Maria is the only owner. Make somebody else an owner first.',
  )
  await edit.getByRole('button', { name: 'Cancel' }).click()
  await expect(settings.row('Maria')).toContainText('Active')
})

test('who is switched off keeps their sessions until others have them, and that is said before', async ({
  page,
}) => {
  const who = await seedTrainer(page, 'Tara Lindqvist')
  await ask(page, 'sessions.create', { ...who, startsAt: '2030-11-18T10:00:00+01:00' })
  await page.reload()
  const settings = new Settings(page)
  await settings.open('Staff')
  const edit = await settings.edit('Tara Lindqvist')
  await edit.getByRole('switch', { name: 'Active' }).click()
  await expect(edit).toContainText('1 session to come is theirs. That stays so until you give it to others.')
  await expectAccessible(page, 'what stays with somebody who goes')
  await edit.getByRole('button', { name: 'Show the sessions' }).click()
  await new Frame(page).expectScreen('Sessions')
  await expect(page.getByText('Personal training').first()).toBeVisible()
})

test('a price is written as people write it', async ({ page }) => {
  const settings = new Settings(page)
  await settings.open('Packages')
  await page.getByRole('button', { name: 'Add package' }).click()
  const add = settings.dialog('Add a package')
  await add.getByLabel('Name', { exact: true }).fill('10 sessions')
  for (const wrong of ['', 'ten', '1.234,5', '-5']) {
    await add.getByLabel('Price').fill(wrong)
    await add.getByRole('button', { name: 'Add package' }).click()
    await expect(add.getByLabel('Price')).toBeFocused()
    await expect(add).toContainText('Write an amount like €950.00.')
  }

  await add.getByLabel('Price').fill('1,234.5')
  await add.getByRole('button', { name: 'Add package' }).click()

  await expect(settings.row('10 sessions').getByRole('gridcell')).toHaveText([
    'Pack',
    'Every service',
    '10',
    'No end',
    '€1,234.50',
  ])
})

test('a rule says its consequence before it is saved, and is not lost on the way out', async ({ page }) => {
  const frame = new Frame(page)
  const settings = new Settings(page)
  await settings.open('Policies')

  await test.step('the consequence follows what is typed', async () => {
    await page.getByLabel('Late window', { exact: true }).fill('12')
    await expect(
      page.getByText('Who cancels less than 12 hours before the start cancels late.'),
    ).toBeVisible()
    await page.getByRole('combobox', { name: 'A no-show' }).click()
    await page.getByRole('option', { name: 'is given back' }).click()
    await expect(page.getByText('gets the credits of the booking back')).toBeVisible()
  })

  await test.step('leaving asks first, and staying is the default', async () => {
    await settings.sections.getByRole('link', { name: 'Rooms' }).click()
    await expect(page.getByRole('button', { name: 'Stay here' })).toBeFocused()
    await page.keyboard.press('Enter')
    await frame.expectScreen('Policies')
    await expect(page.getByLabel('Late window', { exact: true })).toHaveValue('12')
  })

  await test.step('saved, it stays', async () => {
    await page.getByRole('button', { name: 'Save changes' }).click()
    await frame.expectSaid('The studio is saved.')
    await settings.open('Rooms')
    await settings.open('Policies')
    await expect(page.getByLabel('Late window', { exact: true })).toHaveValue('12')
  })
})

test('the window looks as it was chosen to, at once and the next time', async ({ page }) => {
  await ask(page, 'rooms.create', { name: 'Hall' })
  const settings = new Settings(page)
  await settings.open('Appearance')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.getByText('Larger', { exact: true }).click()
  await page.getByText('Compact', { exact: true }).click()
  await page.getByRole('switch', { name: 'More contrast' }).press('Space')
  await expect(page.locator('body')).toHaveCSS('font-size', '15px')
  await expectAccessible(page, 'large text with more contrast')

  await page.reload()
  await expect(page.getByRole('switch', { name: 'More contrast' })).toBeChecked()
  await expect(page.locator('body')).toHaveCSS('font-size', '15px')
  await settings.open('Rooms')
  await expect(settings.row('Hall')).toHaveCSS('height', '26px')
  await expectAccessible(page, 'compact lines')
})
