import { expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Settings } from '../pages/settings.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask } from '../support/seed.ts'

test('what a trainer may do is chosen from a template, and then one by one', async ({ page }) => {
  const frame = new Frame(page)
  const settings = new Settings(page)
  await ask(page, 'staff.create', { name: 'Ana Alt', role: 'trainer' })
  await ask(page, 'staff.create', { name: 'Ben Baum', role: 'trainer' })
  await settings.open('Permissions')
  const dialog = settings.dialog('What Ana Alt may do')

  await test.step('a template ticks what belongs to it', async () => {
    await expect(settings.row('Ana Alt')).toContainText('Nothing')
    await expectAccessible(page, 'the permissions')
    await settings.row('Ana Alt').click()
    await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(4)
    await expect(dialog.getByRole('status')).toHaveText('Exactly as the role')
    await dialog.getByRole('combobox').click()
    await page.getByRole('option', { name: /^Senior trainer/ }).click()
    await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(7)
    await expect(dialog.getByRole('status')).toHaveText('3 permissions other than the role')
    await expectAccessible(page, 'what a person may do')
  })

  await test.step('and single ones make it more or less', async () => {
    await dialog.getByRole('checkbox', { name: 'Book for free' }).click()
    await dialog.getByRole('checkbox', { name: 'Plan and change sessions' }).click()
    await expect(dialog.getByRole('status')).toHaveText('3 permissions other than the role')
    await dialog.getByRole('button', { name: 'Save permissions' }).click()
    await frame.expectSaid('Saved what Ana Alt may do.')
    await expect(dialog).toBeHidden()
    await expect(settings.row('Ana Alt')).toContainText('Put together by hand')
    await expect(settings.row('Ana Alt')).toContainText(
      '+ Book and cancel clients, + Book for free, + See all clients',
    )
    await frame.closeToasts()
  })

  await test.step('somebody else gets the same, by key alone', async () => {
    await settings.row('Ben Baum').focus()
    await page.keyboard.press('Enter')
    const other = settings.dialog('What Ben Baum may do')
    await expect(other.getByRole('combobox')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('option', { name: 'As Ana Alt' })).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(other.getByRole('checkbox', { name: 'Book for free' })).toBeChecked()
    await other.getByRole('button', { name: 'Save permissions' }).press('Enter')
    await expect(settings.row('Ben Baum')).toContainText('+ Book for free')
  })

  await test.step('an owner may do everything, and that stays so', async () => {
    await frame.closeToasts()
    await page.getByRole('row').filter({ hasText: 'Everything' }).click()
    await expect(page.getByRole('dialog')).toContainText('An owner may do everything.')
    await expectAccessible(page, 'what an owner may do')
  })
})
