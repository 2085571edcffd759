import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { Palette } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { Settings } from '../pages/settings.ts'
import { SignIn } from '../pages/sign-in.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient } from '../support/seed.ts'

const PASSWORD = 'correct horse battery'
const PIN = '482913'

/** Tara the trainer has a PIN, and Maria, the owner, sets her password last: from then on everybody signs in. */
async function signInStudio(page: Page): Promise<{ ownerId: number; trainerId: number }> {
  const { staff } = await ask(page, 'staff.create', { name: 'Tara Nowak', role: 'trainer', pin: PIN })
  const { actor } = await ask(page, 'auth.current', {})
  const ownerId = actor?.staffId ?? 0
  await ask(page, 'staff.setPin', { staffId: ownerId, pin: PASSWORD })
  return { ownerId, trainerId: staff.id }
}

/** Whether the application's menu offers to lock. */
function menuLocks(app: ElectronApplication): Promise<boolean | undefined> {
  return app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.enabled)
}

/** What the computer says of how long nobody has touched it. */
function pretendIdle(app: ElectronApplication, seconds: number): Promise<void> {
  return app.evaluate(({ powerMonitor }, idle) => {
    powerMonitor.getSystemIdleTime = () => idle
  }, seconds)
}

test('the owner sets the first password, gives a trainer a PIN, and the trainer signs in', async ({
  app,
  page,
}) => {
  const frame = new Frame(page)
  const signIn = new SignIn(page)
  const palette = new Palette(page)
  await ask(page, 'staff.create', { name: 'Tara Nowak', role: 'trainer' })
  await seedClient(page, 'Ada Lovelace', 5)

  await test.step('nobody signs in until the owner has a password, and the settings say so', async () => {
    await page.getByRole('button', { name: 'Maria', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Signing in' }).click()
    await frame.expectScreen('Signing in')
    await expect(page.getByRole('heading', { name: 'Nobody signs in' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Give a PIN… Tara Nowak' })).toBeHidden()
    await page.keyboard.press('Control+k')
    await expect(palette.search).toBeFocused()
    await page.keyboard.type('lock')
    // It leads to where that is set up, and does not lock what nobody could open again.
    await expect(palette.button('Settings: Signing in')).toBeVisible()
    await expect(palette.button('Lock the app')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await palette.expectGone()
    await expect.poll(() => menuLocks(app)).toBe(false)
    await expectAccessible(page, 'signing in, before the first password')
  })

  await test.step('a password that is too short, or not the same twice, is refused at its field', async () => {
    await page.getByRole('button', { name: 'Set a password… Maria' }).click()
    const dialog = page.getByRole('dialog', { name: 'Set your password' })
    await dialog.getByLabel('New password').fill('123456')
    await dialog.getByLabel('The same once more').fill('123456')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByLabel('New password')).toBeFocused()
    await dialog.getByLabel('New password').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toContainText('The two are not the same.')
    await expectAccessible(page, 'setting a password')
    await dialog.getByLabel('The same once more').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('heading', { name: 'Everybody signs in' })).toBeVisible()
    await expect.poll(() => menuLocks(app)).toBe(true)
  })

  await test.step('the trainer gets a PIN', async () => {
    await page.getByRole('button', { name: 'Give a PIN… Tara Nowak' }).click()
    const dialog = page.getByRole('dialog', { name: 'What Tara Nowak signs in with' })
    await dialog.getByLabel('What you sign in with now').fill(PASSWORD)
    await dialog.getByLabel('New PIN or password').fill(PIN)
    await dialog.getByLabel('The same once more').fill(PIN)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Trainer · Signs in with a PIN')).toBeVisible()
    await expectAccessible(page, 'signing in, with people who do')
  })

  await test.step('who makes an owner shows again that it is them', async () => {
    const settings = new Settings(page)
    await settings.open('Staff')
    const dialog = await settings.edit('Tara Nowak')
    const proof = dialog.getByLabel('What you sign in with now')
    await expect(proof).toBeHidden()
    await dialog.getByRole('radio', { name: 'Front desk' }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(proof).toBeFocused()
    await expectAccessible(page, 'changing a role, asked who it is')
    await dialog.getByRole('radio', { name: 'Trainer' }).check()
    await expect(proof).toBeHidden()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('the owner signs out, and the trainer signs in by keyboard alone', async () => {
    await page.getByRole('button', { name: 'Maria', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await signIn.expectHere()
    await expect(signIn.person('Maria')).toBeFocused()
    await expectAccessible(page, 'the sign-in screen')
    await page.keyboard.type('tar')
    await expect(signIn.person('Tara Nowak')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(signIn.secret).toBeFocused()
    await expectAccessible(page, 'the sign-in screen, asking for a PIN')
    await page.keyboard.type(PIN)
    await page.keyboard.press('Enter')
    await signIn.expectGone()
  })

  await test.step('and may do what a trainer may, and no more', async () => {
    await expect(page.getByRole('button', { name: 'Tara Nowak', exact: true })).toBeVisible()
    const reply = await page.evaluate(() => window.studio.call('clients.list', {}))
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNAUTHORIZED_ACCESS' } })
    await expect(page.getByText('Ada Lovelace')).toBeHidden()
    await expect(frame.screens.getByRole('link')).toHaveText([
      'Today',
      'Schedule',
      'Sessions',
      'Assignments',
      // How many matters wait stands behind the word.
      /^Inbox/,
      'Settings',
    ])
    await page.keyboard.press('Control+k')
    await expect(palette.search).toBeFocused()
    await expect(palette.button('Today')).toBeVisible()
    await expect(palette.button('Lock the app')).toBeVisible()
    await expect(palette.button('Clients')).toBeHidden()
    await expect(palette.button('A trainer is away…')).toBeHidden()
    await page.keyboard.type('ada')
    await expect(palette.root.getByText('Nothing found')).toBeVisible()
  })
})

test('a lock hides every window, and who unlocks finds what they had typed', async ({
  app,
  page,
  secondWindow,
}) => {
  const { trainerId } = await signInStudio(page)
  await seedClient(page, 'Ada Lovelace', 0)
  const other = await secondWindow()
  const [first, second] = [new SignIn(page), new SignIn(other)]
  const frame = new Frame(page)
  await frame.goTo('Clients')
  await page.getByRole('button', { name: 'Add client' }).click()
  await page.getByRole('dialog').getByLabel('First name').fill('Grace')

  await test.step('when nobody has touched the computer for as long as the owner may be away', async () => {
    await pretendIdle(app, 599)
    await expect(first.heading).toBeHidden()
    await pretendIdle(app, 600)
    await first.expectHere()
    await second.expectHere()
    await pretendIdle(app, 0)
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('Ada Lovelace')).toBeHidden()
    await expect(first.heading).toHaveText('Locked')
    await expectAccessible(page, 'locked')
  })

  await test.step('main refuses whatever a window asks', async () => {
    const reply = await page.evaluate(() => window.studio.call('clients.list', {}))
    expect(reply).toMatchObject({ ok: false, error: { code: 'LOCKED' } })
  })

  await test.step('the same person goes on where they were', async () => {
    await first.type(PASSWORD)
    await first.expectGone()
    await second.expectGone()
    await expect(page.getByRole('dialog').getByLabel('First name')).toHaveValue('Grace')
  })

  await test.step('when the computer itself is locked, another person takes over and finds nothing of it', async () => {
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'))
    await first.expectHere()
    await page.getByRole('button', { name: 'Somebody else' }).click()
    await first.as('Tara Nowak', PIN)
    await expect(page.getByRole('button', { name: 'Tara Nowak', exact: true })).toBeVisible()
    await expect(other.getByRole('button', { name: 'Tara Nowak', exact: true })).toBeVisible()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('Ada Lovelace')).toBeHidden()
    expect((await ask(page, 'auth.current', {})).actor?.staffId).toBe(trainerId)
  })

  await test.step('the shortcut locks too', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+L')
    await first.expectHere()
    await second.expectHere()
  })
})

test('wrong PINs cost tries and then time, and a new start gives none of it back', async ({
  page,
  restart,
}) => {
  await signInStudio(page)
  await ask(page, 'auth.signOut', {})
  const signIn = new SignIn(page)
  await signIn.person('Tara Nowak').click()

  await signIn.type('000000')
  await expect(signIn.refusal).toHaveText('That was not right. 4 more tries before a pause.')
  await expect(signIn.secret).toBeFocused()
  await expect(signIn.secret).toHaveValue('')
  await expectAccessible(page, 'the sign-in screen after a wrong PIN')
  for (const left of ['3 more tries', '2 more tries', 'One more try']) {
    await signIn.type('000000')
    await expect(signIn.refusal).toContainText(left)
  }
  await signIn.type('000000')
  await expect(signIn.refusal).toContainText('Too many wrong tries. Try again in')
  await signIn.type(PIN)
  await expect(signIn.refusal).toContainText('Too many wrong tries. Try again in')

  const again = new SignIn(await restart())
  await expect(again.person('Tara Nowak')).toContainText('Paused')
  await again.as('Tara Nowak', PIN)
  await expect(again.refusal).toContainText('Too many wrong tries. Try again in')
})
