import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('clients are narrowed by figures and facts, and the filter is saved for the next time', async ({
  page,
}) => {
  const ada = await seedClient(page, 'Ada Berg', 6)
  await seedClient(page, 'John Doe', 2)
  await ask(page, 'clients.create', { firstName: 'Mia', lastName: 'Ost', location: 'Kreuzberg' })
  const sold = await ask(page, 'packages.create', {
    name: 'Ten-pack',
    family: 'Training',
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
  })
  await ask(page, 'purchases.create', { clientId: ada, packageId: sold.package.id })
  const frame = new Frame(page)
  await frame.goTo('Clients')
  const names = page.getByRole('grid', { name: 'Clients' }).getByRole('rowheader')
  const dialog = page.getByRole('dialog')
  await expect(names).toHaveText([/Ada Berg/, /John Doe/, /Mia Ost/])

  await test.step('what is typed wrongly is told at its field', async () => {
    await page.getByRole('button', { name: 'Filters', exact: true }).click()
    await dialog.getByLabel('Sessions left, from').fill('many')
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText('Write a whole number.')
    await expect(dialog.getByLabel('Sessions left, from')).toBeFocused()
    await expectAccessible(page, 'filters that are written wrongly')
  })

  await test.step('by what is left, by what was paid, and by place', async () => {
    await dialog.getByLabel('Sessions left, from').fill('1')
    await page.keyboard.press('Enter')
    await expect(names).toHaveText([/Ada Berg/, /John Doe/])
    await page.getByRole('button', { name: '1 filter' }).click()
    await dialog.getByLabel('Paid for packages, EUR, from').fill('500')
    await page.keyboard.press('Enter')
    await expect(names).toHaveText([/Ada Berg/])
    await expectAccessible(page, 'a filtered list')
  })

  await test.step('saved under a name, taken away, and back with one press', async () => {
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: 'Save these filters…' }).click()
    await dialog.getByLabel('Name').fill('Regulars')
    await page.keyboard.press('Enter')
    await frame.expectSaid('Saved: Regulars.')
    await page.getByRole('button', { name: '2 filters' }).click()
    await dialog.getByRole('button', { name: 'Clear all' }).click()
    await expect(names).toHaveText([/Ada Berg/, /John Doe/, /Mia Ost/])
    await page.getByRole('button', { name: 'Filters', exact: true }).click()
    await dialog.getByLabel('Location').fill('KREUZBERG')
    await page.keyboard.press('Enter')
    await expect(names).toHaveText([/Mia Ost/])
    await page.getByRole('button', { name: 'Saved filters' }).focus()
    await page.keyboard.press('Enter')
    await expectAccessible(page, 'the saved filters')
    await page.getByRole('menuitem', { name: 'Regulars' }).press('Enter')
    await expect(names).toHaveText([/Ada Berg/])
    await expect(page.getByRole('button', { name: 'Regulars' })).toBeVisible()
  })

  await test.step('nobody passes, which says so; and it is removed again', async () => {
    await page.getByRole('button', { name: '2 filters' }).click()
    await dialog.getByLabel('Client since, to').fill('2026-01-01')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Nobody passes these filters' })).toBeVisible()
    await expectAccessible(page, 'filters that nobody passes')
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: 'Regulars' }).click()
    await page.getByRole('button', { name: 'Regulars' }).click()
    await page.getByRole('menuitem', { name: 'Remove “Regulars”' }).click()
    await frame.expectSaid('Removed: Regulars.')
    await frame.closeToasts()
  })

  await test.step('the schedule’s own views know nothing of it', async () => {
    await page.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: 'Save these filters…' }).click()
    await dialog.getByLabel('Name').fill('Regulars')
    await page.keyboard.press('Enter')
    await frame.expectSaid('Saved: Regulars.')
    await frame.goTo('Schedule')
    await page.getByRole('button', { name: 'Views' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Regulars' })).toHaveCount(0)
  })
})

test('records of one person are found and made one', async ({ page }) => {
  const frame = new Frame(page)
  await frame.goTo('Clients')
  await seedClient(page, 'John Doe', 2)

  await test.step('none: it says so and leads back', async () => {
    await page.getByRole('button', { name: 'Find duplicates' }).click()
    await frame.expectScreen('Possible duplicates')
    await expect(page.getByRole('heading', { name: 'No duplicates' })).toBeVisible()
    await expectAccessible(page, 'no duplicates')
    await page.keyboard.press('Escape')
    await frame.expectScreen('Clients')
  })

  const twins = { firstName: 'Ada', lastName: 'Berg', phone: '+49 171 2345678' }
  await ask(page, 'clients.create', twins)
  const { client } = await ask(page, 'clients.create', { ...twins, phone: '0171/2345678' })
  await ask(page, 'credits.allocate', { clientId: client.id, sessionCount: 4 })

  await test.step('found by number and name, and merged from here', async () => {
    await page.getByRole('button', { name: 'Find duplicates' }).click()
    const groups = page.getByRole('list', { name: 'Possible duplicates' })
    await expect(groups).toContainText('Same name and phone number')
    await expectAccessible(page, 'possible duplicates')
    await groups.getByRole('button', { name: 'Merge Ada Berg with Ada Berg' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toContainText('To Ada Berg move 1 pack.')
    await expectAccessible(page, 'merging duplicates')
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await frame.expectSaid('Merged into Ada Berg.')
    await expect(page.getByRole('heading', { name: 'No duplicates' })).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(groups).toContainText('Same name and phone number')
    await page.keyboard.press('Escape')
    await frame.expectScreen('Clients')
  })
})
