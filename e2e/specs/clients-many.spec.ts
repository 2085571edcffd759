import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Clients } from '../pages/clients.ts'
import { Frame } from '../pages/frame.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { catchSaved } from '../support/saved-file.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

// A Monday morning in Berlin.
test.use({ start: { ...DEFAULT_START, now: '2026-03-02T08:00:00Z' } })

test('many clients are deactivated, given to a trainer and brought back at once, and the list is saved', async ({
  page,
  app,
}) => {
  const frame = new Frame(page)
  const clients = new Clients(page)
  const dialog = page.getByRole('dialog')
  const act = (name: string) => clients.bar.getByRole('button', { name, exact: true })
  await seedClient(page, 'Ada Berg', 2)
  await seedClient(page, 'Bea Cole', 0)
  const cem = await seedClient(page, 'Cem Demir', 0)
  await ask(page, 'clients.deactivate', { clientId: cem })
  await seedTrainer(page, 'Kenji Watanabe')
  await frame.goTo('Clients')

  await test.step('rows are chosen by their boxes and by keyboard', async () => {
    await expect(act('More actions')).toBeDisabled()
    await clients.mark('Ada Berg')
    await expect(clients.bar).toContainText('1 client chosen')
    await clients.row('Bea Cole').focus()
    await page.keyboard.press('Shift+Space')
    await expect(clients.bar).toContainText('2 clients chosen')
    await page.keyboard.press('Escape')
    await expect(clients.bar).toContainText('Tick clients')
  })

  await test.step('whom it cannot be done for is said before, and why', async () => {
    await clients.showStatus('All')
    await expect(clients.names).toHaveText([/Ada Berg/, /Bea Cole/, /Cem Demir/])
    await act('Choose all 3').click()
    await expect(clients.bar).toContainText('3 clients chosen')
    await expectAccessible(page, 'chosen clients')
    await act('More actions').click()
    await page.getByRole('menuitem', { name: 'Deactivate…' }).click()
    await expect(dialog.getByRole('status')).toContainText('2 of 3 can be done. They leave the lists')
    await expect(dialog.getByRole('list', { name: 'Cannot be done' })).toContainText(
      'Cem Demir: This client is inactive already.',
    )
    await expectAccessible(page, 'deactivating many')
  })

  await test.step('what became of each is told, and who was refused stays chosen', async () => {
    await dialog.getByRole('button', { name: 'Deactivate 3 clients' }).click()
    await expect(dialog.getByRole('list', { name: 'What became of each' }).getByRole('listitem')).toHaveText([
      'Cem Demir: This client is inactive already.',
      'Ada Berg: done',
      'Bea Cole: done',
    ])
    await expectAccessible(page, 'what became of each client')
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    await expect(clients.bar).toContainText('1 client chosen')
    await frame.expectSaid('2 of 3 done.')
  })

  await test.step('one step brings both back', async () => {
    await expect(clients.names).toHaveText([
      /Ada Berg.*Inactive/,
      /Bea Cole.*Inactive/,
      /Cem Demir.*Inactive/,
    ])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(clients.names).toHaveText([/Ada Berg$/, /Bea Cole$/, /Cem Demir.*Inactive/])
    await frame.closeToasts()
  })

  await test.step('who is inactive can only be brought back', async () => {
    await clients.showStatus('Inactive')
    await expect(act('More actions')).toHaveCount(0)
    await expect(act('Give to trainer…')).toHaveCount(0)
    await act('Reactivate…').click()
    await expect(dialog.getByRole('status')).toContainText('1 of 1 can be done.')
    await dialog.getByRole('button', { name: 'Reactivate 1 client' }).click()
    await frame.expectSaid('1 of 1 done.')
    await expect(page.getByRole('heading', { name: 'No inactive clients' })).toBeVisible()
    await frame.closeToasts()
  })

  await test.step('all are given to a trainer from today on', async () => {
    await clients.showStatus('Active')
    await act('Choose all 3').click()
    await act('Give to trainer…').click()
    await expect(dialog.getByRole('status')).toHaveText('Choose who takes them over.')
    await dialog.getByRole('combobox', { name: 'Trainer' }).fill('Kenji')
    await page.getByRole('option', { name: 'Kenji Watanabe' }).click()
    await expect(dialog.getByRole('status')).toContainText(
      '3 of 3 can be done. Kenji Watanabe looks after them',
    )
    await expectAccessible(page, 'giving many to a trainer')
    await dialog.getByRole('button', { name: 'Give to Kenji Watanabe' }).click()

    await frame.expectSaid('3 of 3 done.')
    await expect(clients.bar).toContainText('Tick clients')
    const looked = async () => (await ask(page, 'assignments.list', {})).rows.map((row) => row.trainerName)
    await expect.poll(looked).toEqual(['Kenji Watanabe', 'Kenji Watanabe', 'Kenji Watanabe'])
  })

  await test.step('and are given sessions', async () => {
    await clients.mark('Bea Cole')
    await act('Add sessions…').click()
    await dialog.getByLabel('How many').fill('3')
    await dialog.getByRole('button', { name: 'Add 3 sessions to 1 client' }).click()
    await expect.poll(() => clients.figure('Bea Cole', 'Available')).toBe(3)
    await frame.closeToasts()
  })

  await test.step('the list is saved as it stands', async () => {
    const saved = await catchSaved(app, 'clients.csv')
    await page.getByRole('button', { name: 'Save as CSV' }).click()
    await frame.expectSaid('3 clients saved.')
    await saved.expectLines([
      expect.stringContaining('First name,Last name,E-mail'),
      'Ada,Berg,,,active,2,0,0,0,2,,,2026-03-02',
      'Bea,Cole,,,active,3,0,0,0,3,,,2026-03-02',
      'Cem,Demir,,,active,0,0,0,0,0,,,2026-03-02',
    ])
  })
})
