import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Frame } from '../pages/frame.ts'
import { Today } from '../pages/today.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedClient, seedTrainer } from '../support/seed.ts'

/** The noon after the sessions of the morning have begun. */
const NOW = '2026-11-17T10:20:00+01:00'

test.use({ start: { ...DEFAULT_START, now: NOW } })

const PIN = '482913'

/** Ana's morning with two clients in a class, and a session of Bo's with somebody whom Ana does not know. */
async function seedMorning(page: Page) {
  const { serviceId, trainerId: ana } = await seedTrainer(page, 'Ana Kraus')
  const { staff: bo } = await ask(page, 'staff.create', { name: 'Bo Lind', role: 'trainer' })
  const { service } = await ask(page, 'services.create', {
    name: 'Yoga',
    minutes: 60,
    kind: 'group',
    family: 'Classes',
    capacity: 4,
  })
  const at = async (trainerId: number, startsAt: string, id = service.id) =>
    (await ask(page, 'sessions.create', { serviceId: id, trainerId, startsAt, notes: 'Bring the long mats' }))
      .session
  const yoga = await at(ana, '2026-11-17T10:00:00+01:00')
  const later = await at(ana, '2026-11-17T15:00:00+01:00', serviceId)
  await at(ana, '2026-11-18T09:00:00+01:00')
  const others = await at(bo.id, '2026-11-17T10:00:00+01:00')
  const maria = await seedClient(page, 'Maria Lopez', 5)
  const omar = await seedClient(page, 'Omar Rashid', 1)
  const secret = await seedClient(page, 'Quentin Secretive', 7)
  const { client } = await ask(page, 'clients.get', { clientId: maria })
  await ask(page, 'clients.update', {
    clientId: maria,
    version: client.version,
    notes: 'Left knee: no jumps',
  })
  for (const [clientId, sessionId] of [
    [maria, yoga.id],
    [omar, yoga.id],
    [maria, later.id],
    [secret, others.id],
  ] as const) {
    await ask(page, 'bookings.create', { clientId, sessionId })
  }
  return { ana, bo: bo.id, maria, omar, secret, yoga, others }
}

/** Why main will not do something for whoever is at the desk. */
const refusalOf = (page: Page, method: 'trainers.day' | 'clients.list' | 'sessions.cancel', input: object) =>
  page.evaluate(
    async (asked) => {
      const reply = await window.studio.call(asked.method, asked.input as { sessionId: number })
      if (reply.ok) return null
      const { code, details } = reply.error
      return { code, permission: 'permission' in details ? details.permission : null }
    },
    { method, input },
  )

test('a trainer’s morning is read and marked from the keyboard, with each consequence first', async ({
  page,
}) => {
  await seedMorning(page)
  const today = new Today(page)
  await new Frame(page).goTo('Today')
  await today.expectOpen()

  await expect(today.sessions).toHaveCount(2)
  await expect(today.session('Yoga', '10:00')).toContainText('Now')
  await expect(today.session('Yoga', '10:00')).toContainText('Bring the long mats')
  await expect(today.entry('Maria Lopez').first()).toContainText('Left knee: no jumps')
  await expect(today.person('Maria Lopez').first()).toContainText('3 sessions left')
  await expect(today.person('Omar Rashid')).toContainText('0 sessions left')
  await expect(today.person('Omar Rashid')).toContainText('None left')
  await expect(today.ahead).toContainText('Tomorrow')
  await expect(today.ahead).toContainText('First 09:00 · Yoga')
  await expectAccessible(page, 'today')

  // The first of whom nobody has said anything is chosen.
  await expect(today.person('Maria Lopez').first()).toHaveAttribute('aria-expanded', 'true')
  await expect(today.choice('Maria Lopez', 'Attended').first()).toHaveAccessibleDescription(
    '1 session is used',
  )
  await expect(today.choice('Maria Lopez', 'No-show').first()).toHaveAccessibleDescription(
    '1 session is used (policy)',
  )
  await today.person('Maria Lopez').first().focus()
  await page.keyboard.press('a')
  await new Frame(page).expectSaid('Maria Lopez attended. 3 left.')
  await expect(today.person('Maria Lopez').first()).toContainText('Completed')
  await expect(today.person('Maria Lopez').first()).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(today.person('Omar Rashid')).toBeFocused()
  await expect(today.choice('Omar Rashid', 'No-show')).toHaveAccessibleDescription(
    '1 session is used (policy)',
  )
  await page.keyboard.press('n')
  await expect(today.person('Omar Rashid')).toContainText('No-show')
  await page.keyboard.press('Control+z')
  await expect(today.person('Omar Rashid')).toContainText('Confirmed')
  await expectAccessible(page, 'today, marked')

  await page.keyboard.press('ArrowDown')
  await expect(today.person('Maria Lopez').last()).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
    'Go from person to person',
  )
  await page.keyboard.press('Escape')
  await expect(today.person('Maria Lopez').last()).toBeFocused()
  await expect(today.choice('Maria Lopez', 'No-show').last()).toBeDisabled()
  await expect(today.choice('Maria Lopez', 'No-show').last()).toHaveAccessibleDescription(
    /once the session has begun/,
  )
})

test('a whole class is marked at once, and another day and another trainer can be looked at', async ({
  page,
}) => {
  await seedMorning(page)
  const today = new Today(page)
  await new Frame(page).goTo('Today')

  await today.session('Yoga', '10:00').getByRole('button', { name: 'All attended' }).click()
  await expect(today.person('Maria Lopez').first()).toContainText('Completed')
  await expect(today.person('Omar Rashid')).toContainText('Completed')

  await today.ahead.getByRole('link', { name: /Tomorrow/ }).click()
  await expect(today.sessions).toHaveCount(1)
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await expect(today.sessions).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Trainer' }).fill('Bo')
  await page.getByRole('option', { name: 'Bo Lind' }).click()
  await expect(today.person('Quentin Secretive')).toBeVisible()
  await page.getByRole('button', { name: 'Day before' }).click()
  await expect(page.getByRole('heading', { name: 'No sessions on this day' })).toBeVisible()
  // Off the button: a tooltip stands in no part of the page.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await expectAccessible(page, 'an empty day')
})

test('a trainer signs in, finds their own day, and nothing of anybody else’s clients', async ({
  page,
  secondWindow,
}) => {
  const { ana, bo, maria, others, yoga } = await seedMorning(page)
  await ask(page, 'staff.setPin', { staffId: ana, pin: PIN })
  const before = await ask(page, 'credits.summary', { clientId: maria })
  const wide = { from: '2026-11-16T00:00:00Z', to: '2026-11-23T00:00:00Z' }
  const today = new Today(page)

  await ask(page, 'auth.signIn', { staffId: ana, pin: PIN })
  await today.expectOpen()
  await expect(page.getByRole('combobox', { name: 'Trainer' })).toBeHidden()
  await expect(today.person('Maria Lopez').first()).toContainText('3 sessions left')
  await expect(today.entry('Maria Lopez').first()).toContainText('Left knee: no jumps')
  await expect(today.choice('Maria Lopez', 'Attended').first()).toHaveAccessibleDescription(
    '1 session is used',
  )
  await today.choice('Maria Lopez', 'Attended').first().click()
  await expect(today.person('Maria Lopez').first()).toContainText('Completed')
  await today.person('Omar Rashid').click()
  await expect(today.choice('Omar Rashid', 'No-show')).toHaveAccessibleDescription(
    '1 session is used (policy)',
  )
  await today.choice('Omar Rashid', 'No-show').click()
  await expect(today.person('Omar Rashid')).toContainText('No-show')
  await page.keyboard.press('Control+z')
  await expect(today.person('Omar Rashid')).toContainText('Confirmed')

  const range = await ask(page, 'schedule.range', wide)
  expect(range.sessions.find(({ id }) => id === others.id)?.bookings).toEqual([])
  expect(JSON.stringify(range)).not.toContain('Secretive')
  for (const [method, input, permission] of [
    ['trainers.day', { trainerId: bo }, 'clients.read'],
    ['clients.list', {}, 'clients.read'],
    ['sessions.cancel', { sessionId: yoga.id }, 'schedule.write'],
  ] as const) {
    expect(await refusalOf(page, method, input)).toEqual({ code: 'UNAUTHORIZED_ACCESS', permission })
  }
  await new Frame(page).goTo('Schedule')
  await expect(page.getByRole('button', { name: 'New session' })).toBeHidden()
  await expect(
    page
      .getByRole('region', { name: /^Schedule of / })
      .getByRole('group')
      .first(),
  ).toHaveAccessibleName(/^Ana Kraus/)

  await ask(page, 'auth.signOut', {})
  const owners = await secondWindow()
  const after = await ask(owners, 'credits.summary', { clientId: maria })
  expect([after.completed, after.scheduled]).toEqual([before.completed + 1, before.scheduled - 1])
  await new Frame(owners).goTo('Today')
  await expect(new Today(owners).person('Maria Lopez').first()).toContainText('Completed')
})

test('long names stay inside a window of the size of a tablet', async ({ app, page }) => {
  const long = 'Bartholomew-Maximilian von-und-zu-Hohenstein-Wittelsbach-Sen'
  const { serviceId, trainerId } = await seedTrainer(page, long)
  const clientId = await seedClient(page, long, 2)
  const { session } = await ask(page, 'sessions.create', {
    serviceId,
    trainerId,
    startsAt: '2026-11-17T10:00:00+01:00',
  })
  await ask(page, 'bookings.create', { sessionId: session.id, clientId })
  const window = await app.browserWindow(page)
  await window.evaluate((shown) => shown.setContentSize(1024, 700))
  await new Frame(page).goTo('Today')

  await expect(new Today(page).person(long)).toBeVisible()
  await expect
    .poll(() => page.getByRole('main').evaluate((main) => main.scrollWidth <= main.clientWidth))
    .toBe(true)
  await expectAccessible(page, 'long names')
})
