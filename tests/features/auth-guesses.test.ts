import { expect, test } from 'vitest'
import { composeCore } from '../../src/main/core/compose.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { aTrainer, describeStudio, NOW, type TestStudio } from '../support/studio.ts'

const PIN = '482913'
const PASSWORD = 'correct horse battery'

async function withPeople(open: () => Promise<TestStudio>) {
  const studio = await open()
  const trainer = await aTrainer(studio, { pin: PIN })
  const ownerId = studio.owner.staffId ?? 0
  await studio.atDesk.call('staff.setPin', { staffId: ownerId, pin: PASSWORD })
  await studio.atDesk.call('auth.signOut', {})
  return { studio, trainer, ownerId }
}

const LONGEST_PAUSE = 900

describeStudio('somebody who guesses a PIN', (open) => {
  test('has four tries, then ever longer pauses, and ten in all', async () => {
    const { studio, trainer } = await withPeople(open)
    const guess = (pin: string) => studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin })
    const answers: unknown[] = []
    for (const pause of [0, 0, 0, 0, 0, 30, 60, 120, 240, 480]) {
      studio.pass(pause)
      const { code, details } = await guess('000000')
      answers.push([code, details])
    }

    expect(answers).toEqual([
      ['NOT_SIGNED_IN', { why: 'wrong', triesLeft: 4 }],
      ['NOT_SIGNED_IN', { why: 'wrong', triesLeft: 3 }],
      ['NOT_SIGNED_IN', { why: 'wrong', triesLeft: 2 }],
      ['NOT_SIGNED_IN', { why: 'wrong', triesLeft: 1 }],
      ['LOCKED', { why: 'pause', seconds: 30 }],
      ['LOCKED', { why: 'pause', seconds: 60 }],
      ['LOCKED', { why: 'pause', seconds: 120 }],
      ['LOCKED', { why: 'pause', seconds: 240 }],
      ['LOCKED', { why: 'pause', seconds: 480 }],
      ['LOCKED', { why: 'shut_out' }],
    ])
    studio.pass(LONGEST_PAUSE * 100)
    expect((await guess(PIN)).details).toEqual({ why: 'shut_out' })
    const { rows } = await studio.call('audit.list', { entity: 'sign-in', entityId: trainer.id })
    expect(rows.filter(({ method }) => method === 'auth.signIn').map(({ after }) => after)).toEqual(
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((misses) => ({ missed: true, misses })),
    )
  })

  test('is not even tested during a pause, which no clock that can be set makes shorter', async () => {
    const { studio, trainer } = await withPeople(open)
    const guess = (pin: string) => studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin })
    for (let miss = 1; miss <= 5; miss += 1) await guess('000000')

    studio.setNow('2027-01-01T09:00:00+01:00')
    studio.pass(29)
    expect((await guess(PIN)).details).toEqual({ why: 'pause', seconds: 1 })
    studio.pass(1)
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    await studio.atDesk.call('auth.signOut', {})

    expect((await guess('000000')).details).toEqual({ why: 'wrong', triesLeft: 4 })
  })

  test('wins nothing by starting the app anew: the count is kept and the pause begins again', async () => {
    const { studio, trainer } = await withPeople(open)
    for (let miss = 1; miss <= 6; miss += 1) {
      studio.pass(LONGEST_PAUSE)
      await studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: '000000' })
    }
    studio.pass(59)

    let elapsed = 0
    const again = composeCore(studio.engine, {
      appVersion: '0.0.0-test',
      now: () => parseInstant(NOW) ?? 0,
      elapsed: () => elapsed,
      log: { info: () => undefined, error: () => undefined },
    })
    const guess = () => again.call(null, 'auth.signIn', { staffId: trainer.id, pin: PIN })

    expect(await guess()).toMatchObject({ error: { details: { why: 'pause', seconds: 60 } } })
    expect(await again.call(null, 'auth.people', {})).toMatchObject({
      value: {
        rows: [
          { role: 'owner', waitSeconds: 0 },
          { waitSeconds: 60, shutOut: false },
        ],
      },
    })
    elapsed = 60_000
    expect(await guess()).toMatchObject({ ok: true })
  })

  test('has no more tries side by side than one after the other', async () => {
    const { studio, trainer } = await withPeople(open)

    const guesses = Array.from({ length: 12 }, (_one, index) =>
      studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: `00000${index % 10}` }),
    )

    const codes = (await Promise.all(guesses)).map(({ code }) => code)
    expect(codes).toEqual([...Array(4).fill('NOT_SIGNED_IN'), ...Array(8).fill('LOCKED')])
  })

  test('is told the same of nobody as of somebody', async () => {
    const { studio, trainer } = await withPeople(open)
    const known = await studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: '000000' })

    expect(await studio.atDesk.refused('auth.signIn', { staffId: 4711, pin: '000000' })).toEqual(known)
    expect((await studio.call('audit.list', { limit: 1 })).rows).toMatchObject([
      { method: 'auth.signIn', entity: 'sign-in', entityId: 4711, after: { missed: true } },
    ])
  })

  test('has the same pauses for people who are not there, who share them until somebody signs in', async () => {
    const { studio, trainer } = await withPeople(open)
    const guess = (staffId: number) => studio.atDesk.refused('auth.signIn', { staffId, pin: '000000' })
    const answers: unknown[] = []
    for (let number = 1; number <= 6; number += 1) answers.push((await guess(4000 + number)).details)

    expect(answers).toEqual([
      { why: 'wrong', triesLeft: 4 },
      { why: 'wrong', triesLeft: 3 },
      { why: 'wrong', triesLeft: 2 },
      { why: 'wrong', triesLeft: 1 },
      { why: 'pause', seconds: 30 },
      { why: 'pause', seconds: 30 },
    ])
    const { rows } = await studio.call('audit.list', { entity: 'sign-in', limit: 20 })
    expect(rows.filter(({ entityId }) => (entityId ?? 0) > 4000)).toHaveLength(5)
    studio.pass(30)
    expect((await guess(4711)).details).toEqual({ why: 'pause', seconds: 60 })
    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: PIN })
    expect((await guess(4711)).details).toEqual({ why: 'wrong', triesLeft: 4 })
  })

  test('is let in again by a new PIN from the owner, and by no other way', async () => {
    const { studio, trainer, ownerId } = await withPeople(open)
    for (let miss = 1; miss <= 10; miss += 1) {
      studio.pass(LONGEST_PAUSE)
      await studio.atDesk.refused('auth.signIn', { staffId: trainer.id, pin: '000000' })
    }
    await studio.atDesk.call('auth.signIn', { staffId: ownerId, pin: PASSWORD })
    expect((await studio.atDesk.call('auth.people', {})).rows[1]).toMatchObject({ shutOut: true })

    await studio.atDesk.call('staff.setPin', { staffId: trainer.id, pin: '555777', currentPin: PASSWORD })

    await studio.atDesk.call('auth.signIn', { staffId: trainer.id, pin: '555777' })
    expect((await studio.atDesk.call('auth.people', {})).rows[1]).toMatchObject({ shutOut: false })
  })

  test('cannot shut an owner out with ten, who only has to wait', async () => {
    const { studio, ownerId } = await withPeople(open)
    for (let miss = 1; miss <= 12; miss += 1) {
      studio.pass(LONGEST_PAUSE)
      await studio.atDesk.refused('auth.signIn', { staffId: ownerId, pin: 'wrong as can be' })
    }
    studio.pass(LONGEST_PAUSE)

    expect(await studio.atDesk.call('auth.signIn', { staffId: ownerId, pin: PASSWORD })).toMatchObject({
      actor: { role: 'owner' },
    })
  })
})
