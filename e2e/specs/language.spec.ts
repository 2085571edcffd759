import type { ElectronApplication, Page } from '@playwright/test'
import { DEFAULT_START, DEMO_NOW, DEMO_START, expect, test, waitUntilReady } from '../fixtures.ts'
import { FirstRun } from '../pages/first-run.ts'
import { Languages } from '../pages/languages.ts'
import { Settings } from '../pages/settings.ts'
import { SignIn } from '../pages/sign-in.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { englishLeft } from '../support/english-left.ts'
import { ask } from '../support/seed.ts'

/** The heads of the application's menu. */
const menuOf = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))

/** Adds a client with an address that somebody has, which only the core knows. */
async function addTwin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Kunden', exact: true }).click()
  await page.getByRole('button', { name: 'Kunde hinzufügen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kunden hinzufügen' })
  await dialog.getByLabel('Vorname').fill('Ada')
  await dialog.getByLabel('Nachname').fill('Berg')
  await dialog.getByLabel('E-Mail').fill('omar.alrashid@example.org')
  await expect(dialog.getByText('Omar Al-Rashid hat diese E-Mail-Adresse schon.')).toBeVisible()
  expect(await englishLeft(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).click()
  await expect(dialog.getByText('Omar Al-Rashid verwendet omar.alrashid@example.org schon.')).toBeVisible()
}

test.describe('in a studio', () => {
  test.use({ start: DEMO_START })

  test('German is chosen in the settings: every window speaks it at once, and at the next start', async ({
    app,
    page,
    secondWindow,
    wallWindow,
    restart,
  }) => {
    const languages = new Languages(page)
    const other = await secondWindow()
    const wall = await wallWindow(() => other.getByRole('button', { name: 'Open the wall screen' }).click())

    await test.step('the settings offer what the computer speaks, and each language in its own words', async () => {
      await new Settings(page).open('Appearance')
      await expect(languages.choices('en').getByRole('radio')).toHaveCount(3)
      await expect(languages.choice('en', 'System')).toBeChecked()
      await expect(languages.choices('en').getByText('Deutsch')).toHaveAttribute('lang', 'de')
      await expectAccessible(page, 'choosing a language')
    })

    await test.step('chosen, it is there without a restart', async () => {
      await languages.choose('en', 'Deutsch')
      for (const window of [page, other, wall]) await new Languages(window).expectSpoken('de')
      await expect(page.getByRole('heading', { level: 1, name: 'Darstellung' })).toBeVisible()
      await expect(languages.choice('de', 'Deutsch')).toBeChecked()
      await expect(page.getByText('Datumsfelder folgen beim nächsten Start von Tallybook.')).toBeVisible()
      await expect(other.getByRole('heading', { level: 1, name: 'Kalender' })).toBeVisible()
      await expect.poll(() => menuOf(app)).toEqual(['&Datei', '&Bearbeiten', '&Ansicht', '&Hilfe'])
      await expectAccessible(page, 'the settings in German')
    })

    await test.step('dates are German, and so is what the core refuses', async () => {
      await expect(page.getByText('Di., 17. Nov.')).toBeVisible()
      await addTwin(page)
      await expectAccessible(page, 'a refusal in German')
    })

    await test.step('what is sold, planned and taken from Stripe leaves no English word', async () => {
      const { rows } = await ask(page, 'purchases.list', { limit: 1 })
      for (const [place, title] of [
        ['settings/stripe', 'Stripe'],
        ['purchases', 'Verkäufe'],
        [`plan?purchase=${rows[0]?.id}`, 'Termine planen'],
        ['purchases/unmatched', 'Käufe ohne Zuordnung'],
      ] as const) {
        await page.evaluate((hash) => {
          location.hash = hash
        }, `#/${place}`)
        await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
        await waitUntilReady(page)
        expect(await englishLeft(page), place).toEqual([])
      }
    })

    await test.step('after a restart it is still German, and Chromium’s own fields are as well', async () => {
      const again = await restart()
      await new Languages(again).expectSpoken('de')
      await expect.poll(() => again.evaluate(() => navigator.language)).toMatch(/^de/)
      await again.getByRole('link', { name: 'Einstellungen' }).click()
      await again.getByRole('link', { name: 'Darstellung' }).click()
      await expect(again.getByText('Datumsfelder folgen')).toBeHidden()
      await addTwin(again)
    })
  })
})

test.describe('before there is a studio', () => {
  test.use({ start: { ...DEFAULT_START, studio: 'none', now: DEMO_NOW } })

  test('the first question can be answered in another language', async ({ page }) => {
    const languages = new Languages(page)
    await expect(new FirstRun(page).title).toBeVisible()

    await languages.choose('en', 'Deutsch')
    await languages.expectSpoken('de')

    await expect(page.getByRole('heading', { level: 1, name: 'Studio einrichten' })).toBeVisible()
    // The computer still stands in Britain.
    await expect(page.getByRole('combobox', { name: 'Währung' })).toHaveValue('GBP – Britisches Pfund')
    await expectAccessible(page, 'the first run in German')
    await languages.choose('de', 'English')
    await languages.expectSpoken('en')
    await expect(new FirstRun(page).title).toBeVisible()
  })
})

test('whoever signs in chooses before they do', async ({ page }) => {
  const languages = new Languages(page)
  const { actor } = await ask(page, 'auth.current', {})
  await ask(page, 'staff.setPin', { staffId: actor?.staffId ?? 0, pin: 'correct horse battery' })
  await ask(page, 'auth.lock', {})
  await new SignIn(page).expectHere()

  await languages.choose('en', 'Deutsch')
  await languages.expectSpoken('de')

  await expect(page.getByRole('heading', { level: 1, name: 'Gesperrt' })).toBeVisible()
  await waitUntilReady(page)
  await expectAccessible(page, 'signing in in German')
})
