import type { Page } from '@playwright/test'
import { DEFAULT_START, expect, test } from '../fixtures.ts'
import { Palette } from '../pages/dialogs.ts'
import { Frame } from '../pages/frame.ts'
import { CallList, Substitutes } from '../pages/substitutes.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { ask, seedTrainer } from '../support/seed.ts'

const DAY = '2026-11-18'
const at = (time: string, day = DAY) => `${day}T${time}:00+01:00`

test.use({ start: { ...DEFAULT_START, now: '2026-11-17T10:20:00Z' } })

type Booked = { readonly clientId: number; readonly sessionId: number }

/** A client with two credits and a number, booked into a session of a trainer. */
async function book(page: Page, who: Seeded, time: string, name: string): Promise<Booked> {
  const [firstName = '', lastName = ''] = name.split(' ')
  const { client } = await ask(page, 'clients.create', {
    firstName,
    lastName,
    phone: `030 ${time.replace(':', '')}`,
    email: `${firstName.toLowerCase()}@example.org`,
  })
  await ask(page, 'credits.allocate', { clientId: client.id, sessionCount: 2 })
  const { session } = await ask(page, 'sessions.create', {
    serviceId: who.serviceId,
    trainerId: who.trainerId,
    startsAt: at(time),
    clientId: client.id,
  })
  return { clientId: client.id, sessionId: session.id }
}

type Seeded = { readonly serviceId: number; readonly trainerId: number }

test('a sick-trainer day: substitutes, a new time, a cancellation, the calls, and all of it taken back', async ({
  app,
  page,
  dataFolder,
}) => {
  const tara = await seedTrainer(page, 'Tara Lindqvist')
  await ask(page, 'staff.create', { name: 'Omar Haddad', role: 'trainer' })
  const pia = (await ask(page, 'staff.create', { name: 'Pia Novak', role: 'trainer' })).staff
  const booked = [
    await book(page, tara, '09:00', 'Ada Berg'),
    await book(page, tara, '11:00', 'Ben Cole'),
    await book(page, tara, '14:00', 'Cleo Dahl'),
    await book(page, tara, '16:00', 'Dora Engel'),
  ]
  // Whoever has the least to do on the day comes first.
  await ask(page, 'sessions.create', { ...tara, trainerId: pia.id, startsAt: at('18:00') })
  const figures = () => Promise.all(booked.map(({ clientId }) => ask(page, 'credits.summary', { clientId })))
  const places = () =>
    Promise.all(
      booked.map(async ({ sessionId }) => {
        const { session } = await ask(page, 'sessions.get', { sessionId })
        const { startsAt, trainerName, status, bookings } = session
        return { startsAt, trainerName, status, bookings: bookings.map((one) => one.status) }
      }),
    )
  const before = { figures: await figures(), places: await places() }
  await page.reload()

  const away = new Substitutes(page)
  await away.open('Tara Lindqvist', DAY)
  await expect(away.substitute('09:00')).toHaveValue('Omar Haddad')
  await expect(away.row('09:00')).toContainText('Ada Berg')
  await expect(away.row('09:00')).toContainText('Proposed. Free at that time. Teaches nothing else that day.')
  await away.give('16:00', 'Pia Novak')
  await expect(away.row('16:00')).toContainText('Free at that time. Teaches 1 h that day already.')
  await expect(away.row('09:00')).toContainText(
    'Proposed. Free at that time. Teaches nothing else that day. 1 h more by this plan.',
  )
  await away.choose('11:00', 'New time')
  await expect(away.row('11:00')).toContainText('Then Thu, 19 Nov, 11:00–12:00, with Tara Lindqvist.')
  await away.choose('14:00', 'Cancel')
  await expect(away.row('14:00')).toContainText('The studio cancels: 1 credit goes back.')
  await expect(away.summary).toHaveText(
    '4 sessions: 2 to others, 1 to a new time, 1 cancelled. 4 clients to call. 1 credit goes back.',
  )
  await expect(away.leave).toBeChecked()
  await expectAccessible(page, 'the day of a trainer who is away')
  await away.apply('Change 4 sessions')

  const calls = new CallList(page)
  await new Frame(page).expectScreen('Call list')
  await expect(calls.call('Ada Berg')).toContainText('030 0900')
  await expect(calls.call('Ada Berg')).toContainText('ada@example.org')
  await expect(calls.call('Ada Berg')).toContainText('with Tara Lindqvist')
  await expect(calls.call('Ada Berg')).toContainText('with Omar Haddad')
  await expect(calls.call('Ben Cole')).toContainText('Thu, 19 Nov, 11:00–12:00')
  await expect(calls.call('Cleo Dahl')).toContainText('Cancelled')
  await calls.tick('Ada Berg').check()
  await expect(page.getByText('1 of 4 told')).toBeVisible()
  await expectAccessible(page, 'the call list')
  const { name, pdf } = await calls.print(app, dataFolder)
  expect(name).toBe(`Call list ${DAY}.pdf`)
  expect(pdf.pages).toBe(1)
  expect(pdf.tagged).toBe(true)
  expect(pdf.text).toContain('Call list for Wednesday 18 November 2026')
  for (const text of ['Ada Berg', 'Dora Engel', '030 1400', 'Pia Novak', 'Cancelled']) {
    expect(pdf.text).toContain(text)
  }

  const after = await figures()
  expect(after.map(({ available, scheduled }) => ({ available, scheduled }))).toEqual([
    { available: 1, scheduled: 1 },
    { available: 1, scheduled: 1 },
    { available: 2, scheduled: 0 },
    { available: 1, scheduled: 1 },
  ])
  expect((await ask(page, 'timeOff.list', {})).rows).toMatchObject([{ from: DAY, until: DAY, sessions: 0 }])
  expect(await ask(page, 'integrity.check', {})).toMatchObject({ ok: true })

  const listed = page.getByRole('link', { name: 'Call list of Tara Lindqvist, Wednesday 18 November 2026' })
  await away.open('Tara Lindqvist', DAY)
  await expect(page.getByText('Whom to tell is on the call list.')).toBeVisible()
  await expect(page.getByText('nobody has to be called')).toBeHidden()
  await listed.click()
  await expect(calls.tick('Ada Berg')).toBeChecked()
  await page.getByRole('button', { name: 'Back to the schedule' }).click()
  await page.keyboard.press('Control+k')
  await new Palette(page).search.fill('call list')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ has: listed })).toContainText('4 clients')
  // The pointer rests where the button was, on one that shows its name.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await expectAccessible(page, 'the call lists')
  await listed.click()
  await expect(calls.tick('Ada Berg')).toBeChecked()

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: 'This was taken back' })).toBeVisible()
  await expect(page.getByRole('region', { name: /^Told already/ })).toContainText('Ada Berg')
  await expectAccessible(page, 'a call list that was taken back')
  expect({ figures: await figures(), places: await places() }).toEqual(before)
  expect((await ask(page, 'timeOff.list', {})).rows).toEqual([])
  expect(await ask(page, 'integrity.check', {})).toMatchObject({ ok: true })

  await page.keyboard.press('Control+Shift+z')
  await expect(calls.tick('Ada Berg')).toBeChecked()
  await expect(calls.tick('Ben Cole')).not.toBeChecked()
})

test('a day without sessions, one that nobody can take over, and a choice that is not possible', async ({
  page,
}) => {
  const tara = await seedTrainer(page, 'Tara Lindqvist')
  const omar = (await ask(page, 'staff.create', { name: 'Omar Haddad', role: 'trainer' })).staff
  await book(page, tara, '09:00', 'Ada Berg')
  const { session } = await ask(page, 'sessions.create', { ...tara, startsAt: at('11:00') })
  await ask(page, 'sessions.create', { ...tara, trainerId: omar.id, startsAt: at('11:30') })
  await page.reload()
  const away = new Substitutes(page)

  await away.open('Omar Haddad', '2026-11-20')
  await expect(
    page.getByRole('heading', { name: 'Omar Haddad has no sessions to come on Friday 20 November 2026' }),
  ).toBeVisible()
  await expectAccessible(page, 'a day without sessions')
  await away.leave.uncheck()
  await expect(page.getByRole('button', { name: 'Change sessions' })).toBeDisabled()
  await away.leave.check()
  await away.apply('Enter leave')
  await expect(page.getByText('Omar Haddad is on leave on this day.')).toBeVisible()

  await away.open('Tara Lindqvist', DAY)
  await expect(away.row('11:00')).toContainText('Nobody who is qualified for it is free.')
  await expect(away.row('11:00').getByRole('radio', { name: 'Substitute', exact: true })).toBeDisabled()
  await expect(away.row('11:00').getByRole('radio', { name: 'Leave as it is', exact: true })).toBeChecked()
  await expect(away.substitute('09:00')).toHaveValue('Omar Haddad')
  await expect(away.summary).toHaveText(
    '2 sessions: 1 to somebody else, 1 stays with Tara Lindqvist. 1 client to call.',
  )

  // A client of the session is elsewhere at the new time, and that time is not offered; somebody takes it meanwhile.
  await away.choose('11:00', 'New time')
  await expect(away.row('11:00')).toContainText('Then Thu, 19 Nov, 11:00–12:00')
  await ask(page, 'sessions.create', { ...tara, startsAt: at('11:00', '2026-11-19') })
  await expect(away.row('11:00').getByRole('combobox', { name: 'Time' })).not.toHaveValue('11:00')
  await ask(page, 'sessions.cancel', { sessionId: session.id })
  await expect(away.row('11:00')).toBeHidden()
})

test('a session that has nobody yet is not passed over', async ({ page }) => {
  const tara = await seedTrainer(page, 'Tara Lindqvist')
  const pia = (await ask(page, 'staff.create', { name: 'Pia Novak', role: 'trainer' })).staff
  await book(page, tara, '09:00', 'Ada Berg')
  const { sessionId } = await book(page, tara, '11:00', 'Ben Cole')
  await ask(page, 'timeOff.add', {
    trainerId: pia.id,
    startsAt: at('10:30'),
    endsAt: at('12:30'),
  })
  await page.reload()
  const away = new Substitutes(page)
  await away.open('Tara Lindqvist', DAY)

  // What nobody is proposed for comes first, and is counted.
  await expect(
    page.getByRole('list', { name: 'Sessions of that day' }).getByRole('listitem').first(),
  ).toHaveText(/^11:00/)
  await expect(away.row('11:00')).toContainText('Whoever could take it is on leave or not available then.')
  await expect(page.getByText('1 session stays with Tara Lindqvist, who is away.')).toBeVisible()

  await away.choose('11:00', 'Substitute')
  await expect(page.getByText('1 session has nobody yet')).toBeVisible()
  await expect(away.summary).toContainText('1 still to be decided')
  await expectAccessible(page, 'a session that has nobody yet')
  await away.apply('Change 1 session')
  await expect(away.substitute('11:00')).toBeFocused()
  await expect(away.row('11:00')).toContainText('Choose who stands in, or another way for this session.')
  expect((await ask(page, 'sessions.get', { sessionId })).session.trainerName).toBe('Tara Lindqvist')
  await away.give('11:00', 'Pia Novak')
  await expect(away.row('11:00')).toContainText('No other session at that time. Pia Novak is on leave')
  await away.apply('Change 2 sessions')
  await new Frame(page).expectScreen('Call list')
  await expect(new CallList(page).call('Ben Cole')).toContainText('with Pia Novak')

  // What tells of the change leads to the list as well.
  await page.getByRole('button', { name: 'Back to the schedule' }).click()
  await new Frame(page).expectScreen('Schedule')
  await page.getByRole('button', { name: 'Call list', exact: true }).click()
  await new Frame(page).expectScreen('Call list')
})
