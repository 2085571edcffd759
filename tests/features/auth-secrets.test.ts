import { expect, test } from 'vitest'
import { dispatch } from '../../src/main/core/dispatch.ts'
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
    await studio.call('staff.setPin', { staffId: ownerOf(studio), pin: PASSWORD })
    const proof = { currentPin: PASSWORD }
    await studio.call('staff.setPin', { staffId: trainer.id, pin: PASSWORD, ...proof })
    expect((await studio.call('staff.update', { ...promote, ...proof })).staff.role).toBe('owner')
  })

  test('is changed by oneself with what it was, and by who manages staff with their own', async () => {
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
    const given = { staffId: trainer.id, pin: '121212' }
    for (const pin of ['121212', null]) {
      expect(await studio.atDesk.refused('staff.setPin', { ...given, pin })).toMatchObject({
        code: 'MISSING_REQUIRED_FIELDS',
        details: { fields: ['currentPin'] },
        message: 'What you sign in with now is required',
      })
    }
    await studio.atDesk.call('staff.setPin', { ...given, currentPin: PASSWORD })
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: '121212' })
  })

  test('is asked for again before somebody gets more to do, or an owner comes or goes', async () => {
    const studio = await open()
    const { call, refused } = studio.atDesk
    const trainer = await aTrainer(studio)
    const { staff: other } = await call('staff.create', { name: 'Otis', role: 'owner' })
    await call('staff.setPin', { staffId: ownerOf(studio), pin: PASSWORD })
    const asked = { code: 'MISSING_REQUIRED_FIELDS', details: { fields: ['currentPin'] } }
    const shown = { currentPin: PASSWORD }
    const promote = { staffId: trainer.id, version: 1, role: 'front_desk' } as const
    const leave = { staffId: other.id, version: 1, active: false }
    const hire = { name: 'Olaf', role: 'owner' } as const
    const hireWithPin = { name: 'Tim', role: 'trainer', pin: PIN } as const

    expect(await refused('staff.update', promote)).toMatchObject(asked)
    expect(await refused('staff.update', leave)).toMatchObject(asked)
    expect(await refused('staff.create', hire)).toMatchObject(asked)
    expect(await refused('staff.create', hireWithPin)).toMatchObject(asked)
    expect(await refused('staff.update', { ...promote, currentPin: 'wrong as can be' })).toMatchObject({
      code: 'NOT_SIGNED_IN',
      details: { triesLeft: 4 },
    })

    expect((await call('staff.update', { ...promote, ...shown })).staff.role).toBe('front_desk')
    expect((await call('staff.update', { ...leave, ...shown })).staff.active).toBe(false)
    await call('staff.create', { ...hire, ...shown })
    await call('staff.create', { ...hireWithPin, ...shown })
    await call('staff.update', { staffId: trainer.id, version: 2, name: 'Tara', active: false })
    await call('staff.create', { name: 'Tom', role: 'trainer' })
  })

  test('of an owner, and who is one, is for owners alone to change', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const yes = studio.engine.dialect === 'sqlite' ? 1 : 'true'
    const grant = 'insert into staff_permissions (staff_id, permission, granted) values (?, ?, ?)'
    await studio.raw.exec(grant, [desk.id, 'staff.write', yes])
    const { call, refused } = studio.as(desk.id)
    const ownersAlone = {
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'owner' },
      message: 'Only an owner may do this.',
    }
    const staffId = ownerOf(studio)

    expect(await refused('staff.setPin', { staffId, pin: PASSWORD })).toMatchObject(ownersAlone)
    expect(await refused('staff.setPin', { staffId, pin: null })).toMatchObject(ownersAlone)
    expect(await refused('staff.create', { name: 'Me', role: 'owner' })).toMatchObject(ownersAlone)
    expect(await refused('staff.update', { staffId, version: 1, name: 'Nobody' })).toMatchObject(ownersAlone)
    expect(await refused('staff.update', { staffId: desk.id, version: 1, role: 'owner' })).toMatchObject(
      ownersAlone,
    )
    const { staff } = await call('staff.create', { name: 'Tim', role: 'trainer', pin: PIN })
    await call('staff.setPin', { staffId: staff.id, pin: '555777' })
  })

  test('of the last owner who can sign in is taken away by themselves alone', async () => {
    const studio = await open()
    const { call, refused } = studio.atDesk
    const staffId = ownerOf(studio)
    const { staff: other } = await call('staff.create', { name: 'Otis', role: 'owner' })
    await call('staff.setPin', { staffId, pin: PASSWORD })
    const refusal = { code: 'INVALID_TRANSITION', details: { to: 'no sign-in' } }
    const proof = { currentPin: PASSWORD }

    expect(await studio.as(other.id).refused('staff.setPin', { staffId, pin: null })).toMatchObject(refusal)
    expect(
      await studio.refused('staff.update', { staffId, version: 1, active: false, ...proof }),
    ).toMatchObject(refusal)
    expect(
      await refused('staff.update', { staffId, version: 1, role: 'front_desk', ...proof }),
    ).toMatchObject(refusal)

    await call('staff.setPin', { staffId: other.id, pin: PASSWORD, ...proof })
    await call('staff.setPin', { staffId: other.id, pin: null, ...proof })
    await call('staff.setPin', { staffId, pin: null, ...proof })
    expect(await call('auth.current', {})).toMatchObject({ asksSignIn: false })
  })

  test('is noted as what it was, also of somebody who left', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio, { pin: PIN })
    await studio.call('staff.update', { staffId: trainer.id, version: 1, active: false })

    await studio.call('staff.setPin', { staffId: trainer.id, pin: null })

    expect((await studio.call('audit.list', { entity: 'sign-in', limit: 1 })).rows).toMatchObject([
      { method: 'staff.setPin', before: { secret: 'pin' }, after: { secret: null } },
    ])
  })

  test('that is changed while it is tested lets nobody in, and stays as it was set', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio, { pin: PIN })
    const seal = (await studio.raw.rows<{ hash: string }>('select hash from staff_secrets'))[0]?.hash
    const { vault } = studio.core.deps
    const late = {
      ...studio.core.deps,
      vault: {
        ...vault,
        isWeak: async () => {
          await studio.call('staff.setPin', { staffId: trainer.id, pin: '555777' })
          return true
        },
      },
    }

    expect(await dispatch(late, null, 'auth.signIn', { staffId: trainer.id, pin: PIN })).toMatchObject({
      error: { code: 'NOT_SIGNED_IN' },
    })

    expect((await studio.raw.rows<{ hash: string }>('select hash from staff_secrets'))[0]?.hash).not.toBe(
      seal,
    )
    expect(studio.core.deps.desk.seat).toBeNull()
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: '555777' })
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
