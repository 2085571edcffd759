import { expect, test } from 'vitest'
import { allRows } from '../support/refusals.ts'
import { aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const PIN = '482913'
const PASSWORD = 'correct horse battery'

const ownerOf = (studio: TestStudio) => studio.owner.staffId ?? 0

describeStudio('what people sign in with', (open) => {
  test('is in no table, answer or message, in whatever way it came', async () => {
    const studio = await open()
    const answers: unknown[] = []
    const say = async (work: Promise<unknown>) => answers.push(await work)
    await say(studio.call('staff.create', { name: 'Tim', role: 'trainer', pin: PIN, commandId: 'tim-once' }))
    const trainer = await aTrainer(studio, { pin: PIN })
    const own = { staffId: ownerOf(studio), pin: PASSWORD, commandId: 'own-once' }
    await say(studio.atDesk.call('staff.setPin', own))
    await say(studio.atDesk.call('staff.setPin', { ...own, currentPin: PASSWORD, commandId: 'own-again' }))
    await say(
      studio.atDesk.refused('staff.setPin', { ...own, currentPin: 'wrong as can be', commandId: 'no' }),
    )
    await say(studio.atDesk.refused('staff.setPin', { staffId: trainer.id, pin: PIN, extra: PIN }))
    await say(studio.atDesk.refused('staff.setPin', { staffId: trainer.id, pin: { PIN } }))
    await say(studio.atDesk.refused('staff.create', { name: 'Tom', role: 'owner', pin: PIN }))
    await say(studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN }))
    await say(studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: '000111' }))

    const kept = JSON.stringify(await allRows({ raw: studio.raw, dialect: studio.engine.dialect }))
    const told = JSON.stringify([answers, studio.pushes])
    for (const secret of [PIN, PASSWORD, 'wrong as can be', '000111']) {
      expect(kept, `kept of ${secret}`).not.toContain(secret)
      expect(told, `told of ${secret}`).not.toContain(secret)
    }
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })

  test('is sealed differently for two people with the same PIN', async () => {
    const studio = await open()
    await aTrainer(studio, { pin: PIN })
    await aTrainer(studio, { name: 'Tim', pin: PIN })

    const rows = await studio.raw.rows<{ hash: string }>('select hash from staff_secrets')

    expect(new Set(rows.map((row) => row.hash)).size).toBe(2)
  })

  test('leaves no fingerprint that another PIN under the same command id would show', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const input = { staffId: trainer.id, pin: PIN, commandId: 'pin-once' }
    const first = await studio.call('staff.setPin', input)

    expect(await studio.call('staff.setPin', { ...input, pin: '999000' })).toEqual(first)
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
  })

  test('is at least 6 digits, and at least 12 characters for an owner', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const set = (staffId: number, pin: unknown) => studio.refused('staff.setPin', { staffId, pin })
    const rule = 'A PIN has 6 to 11 digits, a password at least 12 characters.'

    for (const pin of ['12345', '12345a', 'elevenchars', 'x'.repeat(129), 123456, '123456\0 and more']) {
      expect(await set(trainer.id, pin)).toMatchObject({ code: 'VALIDATION', message: rule })
    }
    const weak = 'An owner signs in with a password of at least 12 characters.'
    expect(await set(ownerOf(studio), PIN)).toMatchObject({ code: 'VALIDATION', message: weak })
    expect(await studio.refused('staff.create', { name: 'Otto', role: 'owner', pin: PIN })).toMatchObject({
      code: 'VALIDATION',
      message: weak,
    })
    expect(await set(4711, PIN)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await set(trainer.id, undefined)).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['pin'] },
    })
  })

  test('must be a password before somebody becomes an owner', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio, { pin: PIN })
    const promote = { staffId: trainer.id, version: 1, role: 'owner' } as const

    expect(await studio.refused('staff.update', promote)).toMatchObject({ code: 'INVALID_TRANSITION' })
    await studio.call('staff.setPin', { staffId: trainer.id, pin: PASSWORD })
    expect((await studio.call('staff.update', promote)).staff.role).toBe('owner')
  })

  test('is changed by oneself with what it was, and by who manages staff without', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio, { pin: PIN })
    const other = await aTrainer(studio, { name: 'Tim', pin: PIN })
    await studio.atDesk.call('staff.setPin', { staffId: ownerOf(studio), pin: PASSWORD })
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    const set = { staffId: trainer.id, pin: '555777' }

    expect(await studio.atDesk.refused('staff.setPin', set)).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['currentPin'] },
    })
    expect(await studio.atDesk.refused('staff.setPin', { ...set, currentPin: '000000' })).toMatchObject({
      code: 'NOT_SIGNED_IN',
      details: { why: 'wrong', triesLeft: 4 },
    })
    expect(
      await studio.atDesk.refused('staff.setPin', { staffId: other.id, pin: '555777', currentPin: PIN }),
    ).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'staff.write' } })
    await studio.atDesk.call('staff.setPin', { ...set, currentPin: PIN })
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: '555777' })

    await studio.atDesk.call('auth.signIn', { staffId: ownerOf(studio), pin: PASSWORD })
    await studio.atDesk.call('staff.setPin', { staffId: trainer.id, pin: '121212' })
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: '121212' })
  })

  test('can be taken away, after which its person cannot sign in', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio, { pin: PIN })
    await studio.call('staff.setPin', { staffId: trainer.id, pin: null })

    expect(await studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: PIN })).toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    expect((await studio.call('audit.list', { entity: 'sign-in', limit: 2 })).rows[1]).toMatchObject({
      method: 'staff.setPin',
      entityId: trainer.id,
      before: { secret: 'pin' },
      after: { secret: null },
    })
  })

  test('is needed by nobody any more once the last owner has taken theirs away', async () => {
    const studio = await open()
    const staffId = ownerOf(studio)
    await studio.atDesk.call('staff.setPin', { staffId, pin: PASSWORD })
    await studio.atDesk.call('staff.setPin', { staffId, pin: null, currentPin: PASSWORD })
    await studio.atDesk.call('auth.signOut', {})

    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({
      asksSignIn: false,
      actor: { staffId },
    })
  })

  test('is not kept of a dry run, which nobody is signed in by either', async () => {
    const studio = await open()
    await studio.atDesk.call('staff.setPin', { staffId: ownerOf(studio), pin: PASSWORD, dryRun: true })

    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({ asksSignIn: false })
    expect(studio.core.deps.desk.seat).toBeNull()
  })

  test('goes with a time after which the app locks, within limits that the owner sets', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio, { pin: PIN })
    await studio.atDesk.call('staff.setPin', { staffId: ownerOf(studio), pin: PASSWORD })

    expect(await studio.call('auth.idle', {})).toEqual({ deskMinutes: 3, ownerMinutes: 10 })
    await studio.call('auth.setIdle', { deskMinutes: 15, ownerMinutes: 30 })
    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({ idleMinutes: 30 })
    for (const wrong of [
      { deskMinutes: 16 },
      { ownerMinutes: 31 },
      { deskMinutes: 0 },
      { ownerMinutes: 0 },
    ]) {
      const input = { deskMinutes: 1, ownerMinutes: 1, ...wrong }
      expect(await studio.refused('auth.setIdle', input)).toMatchObject({ code: 'VALIDATION' })
    }
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    expect(await studio.atDesk.call('auth.current', {})).toMatchObject({ idleMinutes: 15 })
    expect(await studio.atDesk.refused('auth.setIdle', { deskMinutes: 1, ownerMinutes: 1 })).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
  })
})
