import { expect, test } from 'vitest'
import { aClient, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const PIN = '482913'
const PASSWORD = 'correct horse battery'

/** A studio that asks who is there: its owner has a password, and a trainer and the front desk have PINs. */
async function signInStudio(open: () => Promise<TestStudio>) {
  const studio = await open()
  const ownerId = studio.owner.staffId ?? 0
  const trainer = await aTrainer(studio, { pin: PIN })
  const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk', pin: '739164' })
  await studio.atDesk.call('staff.setPin', { staffId: ownerId, pin: PASSWORD })
  return { studio, ownerId, trainer, desk }
}

describeStudio('a studio in which nobody has a password', (open) => {
  test('has its owner at the desk, before and after somebody signs out', async () => {
    const { atDesk } = await open()

    expect(await atDesk.call('auth.current', {})).toMatchObject({ actor: { name: 'Olga Owner' } })
    expect(await atDesk.call('auth.signOut', {})).toEqual({ signedOut: false })
    expect(await atDesk.call('auth.current', {})).toMatchObject({
      actor: { role: 'owner' },
      asksSignIn: false,
      idleMinutes: null,
    })
    expect((await atDesk.call('auth.people', {})).rows).toEqual([])
  })

  test('cannot be locked, because nobody could open it again', async () => {
    const { atDesk } = await open()

    expect(await atDesk.refused('auth.lock', {})).toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  test('is not shut to its owner by giving another owner a password first', async () => {
    const studio = await open()
    const { atDesk } = studio
    const refused = { code: 'INVALID_TRANSITION', details: { to: 'sign-in' } }
    const { staff: other } = await atDesk.call('staff.create', { name: 'Otis Owner', role: 'owner' })

    expect(await atDesk.refused('staff.setPin', { staffId: other.id, pin: PASSWORD })).toMatchObject(refused)
    expect(
      await atDesk.refused('staff.create', { name: 'Third', role: 'owner', pin: PASSWORD }),
    ).toMatchObject(refused)
    const trainer = await aTrainer(studio, { pin: PASSWORD })
    const promote = { staffId: trainer.id, version: 1, role: 'owner' } as const
    expect(await atDesk.refused('staff.update', promote)).toMatchObject(refused)
    await atDesk.call('staff.setPin', { staffId: studio.owner.staffId ?? 0, pin: PASSWORD })
    await atDesk.call('staff.setPin', { staffId: other.id, pin: PASSWORD, currentPin: PASSWORD })
    await atDesk.call('staff.update', { ...promote, currentPin: PASSWORD })
    expect(await atDesk.call('auth.current', {})).toMatchObject({ actor: { name: 'Olga Owner' } })
  })

  test('does not ask who is there because a trainer has a PIN', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio, { pin: PIN })

    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({
      actor: { role: 'owner' },
      asksSignIn: false,
    })
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({ actor: { role: 'trainer' } })
    await studio.atDesk.call('auth.signOut', {})
    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({ actor: { role: 'owner' } })
  })
})

describeStudio('the desk', (open) => {
  test('is left by whoever takes away what they sign in with', async () => {
    const { studio, desk } = await signInStudio(open)
    const { atDesk } = studio
    await atDesk.call('auth.signIn', { staffId: desk.id, pin: '739164' })

    await atDesk.call('staff.setPin', { staffId: desk.id, pin: null, currentPin: '739164' })

    expect(await atDesk.call('auth.current', {})).toMatchObject({ actor: null, asksSignIn: true })
  })

  test('is the owner’s from the moment they set their password, and nobody’s after they sign out', async () => {
    const { studio, ownerId } = await signInStudio(open)
    const { atDesk } = studio

    expect(await atDesk.call('auth.current', {})).toMatchObject({
      actor: { staffId: ownerId },
      asksSignIn: true,
      idleMinutes: 10,
    })
    expect(await atDesk.call('auth.signOut', {})).toEqual({ signedOut: true })

    expect(await atDesk.call('auth.current', {})).toEqual({
      actor: null,
      locked: false,
      asksSignIn: true,
      idleMinutes: null,
    })
    expect(await atDesk.refused('clients.list', {})).toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(await atDesk.refused('auth.lock', {})).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  test('is whose who signed in last, with what they may do and no more', async () => {
    const { studio, ownerId, trainer, desk } = await signInStudio(open)
    const { atDesk } = studio
    await aClient(studio)

    const { actor } = await atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })

    expect(actor).toEqual({
      staffId: trainer.id,
      name: 'Tara Trainer',
      role: 'trainer',
      permissions: ['schedule.read', 'bookings.outcome', 'credits.read', 'catalogue.read'],
    })
    expect(await atDesk.refused('clients.list', {})).toMatchObject({ code: 'UNAUTHORIZED_ACCESS' })
    expect(await atDesk.call('auth.current', {})).toMatchObject({ actor, idleMinutes: 3 })

    await atDesk.call('auth.signIn', { staffId: desk.id, pin: '739164' })
    expect((await atDesk.call('clients.list', {})).total).toBe(1)
    await atDesk.call('auth.signIn', { staffId: ownerId, pin: PASSWORD })
    expect((await atDesk.call('audit.list', { entity: 'sign-in', limit: 3 })).rows).toMatchObject([
      { method: 'auth.signIn', actor: 'Olga Owner', entityId: ownerId, after: { what: 'signed in' } },
      { method: 'auth.signIn', actor: 'Dora Desk', entityId: desk.id },
      { method: 'auth.signIn', actor: 'Tara Trainer', entityId: trainer.id },
    ])
  })

  test('that is locked refuses everything but to unlock, and tells whose it is', async () => {
    const { studio, trainer } = await signInStudio(open)
    const { atDesk } = studio
    await atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })

    expect(await atDesk.call('auth.lock', {})).toEqual({ locked: true })

    expect(await atDesk.call('auth.current', {})).toEqual({
      actor: { staffId: trainer.id, name: 'Tara Trainer', role: 'trainer', permissions: [] },
      locked: true,
      asksSignIn: true,
      idleMinutes: null,
    })
    for (const method of ['schedule.range', 'staff.list', 'auth.lock', 'auth.signOut'] as const) {
      expect(await atDesk.refused(method, {}), method).toMatchObject({
        code: 'LOCKED',
        message: 'The app is locked. Unlock it to go on.',
      })
    }
    expect(await atDesk.refused('auth.signIn', { staffId: trainer.id, pin: '000000' })).toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    await atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    expect(await atDesk.call('auth.current', {})).toMatchObject({ locked: false, actor: { role: 'trainer' } })
  })

  test('can be taken over by another person while it is locked', async () => {
    const { studio, trainer, desk } = await signInStudio(open)
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    await studio.atDesk.call('auth.lock', {})

    await studio.atDesk.call('auth.signIn', { staffId: desk.id, pin: '739164' })

    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({
      locked: false,
      actor: { staffId: desk.id },
    })
  })

  test('is left by who is made inactive, at once', async () => {
    const { studio, trainer } = await signInStudio(open)
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })

    await studio.call('staff.update', { staffId: trainer.id, version: 1, active: false })

    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({ actor: null })
    expect(await studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: PIN })).toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
  })

  test('tells every window when it changes hands, and nothing when a try was wrong', async () => {
    const { studio, trainer } = await signInStudio(open)
    const told = studio.pushes.length

    await studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: '000000' })
    expect(studio.pushes.slice(told)).toEqual([])

    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    await studio.atDesk.call('auth.lock', {})
    expect(studio.pushes.slice(told)).toEqual([
      { kind: 'changed', topics: ['session'] },
      { kind: 'changed', topics: ['session'] },
    ])
  })
})
