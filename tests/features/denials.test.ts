import { expect, it } from 'vitest'
import { composeCore } from '../../src/main/core/compose.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { aClient, aTrainer, describeStudio, NOW, type TestStudio } from '../support/studio.ts'

async function denied(studio: TestStudio) {
  const { rows } = await studio.call('audit.list', { entity: 'denial' })
  return rows.map(({ method, actor, entityId, after }) => ({ method, actor, entityId, after }))
}

describeStudio('what somebody is not allowed to do', (open) => {
  it('is written down once, and counted until a quarter of an hour is over', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const ask = () => studio.as(trainer.id).refused('clients.list', {})
    const row = (times: number) => ({
      method: 'clients.list',
      actor: 'Tara Trainer',
      entityId: trainer.id,
      after: { permission: 'clients.read', times },
    })

    for (let time = 1; time <= 3; time += 1) expect((await ask()).code).toBe('UNAUTHORIZED_ACCESS')
    expect(await denied(studio)).toEqual([row(1)])
    studio.setNow('2026-03-02T09:14:59+01:00')
    await ask()
    expect(await denied(studio)).toEqual([row(1)])
    studio.setNow('2026-03-02T09:15:00+01:00')
    await ask()
    expect(await denied(studio)).toEqual([row(4), row(1)])
  })

  it('is told apart by person and by what was asked', async () => {
    const studio = await open()
    const [tara, uwe] = [await aTrainer(studio), await aTrainer(studio, { name: 'Uwe' })]
    await studio.as(tara.id).refused('clients.list', {})
    await studio.as(uwe.id).refused('clients.list', {})
    await studio.as(tara.id).refused('staff.setPin', { staffId: uwe.id, pin: '482913' })
    await studio.as(null).refused('clients.list', {})
    await studio.as(tara.id).refused('clients.get', {})

    expect((await denied(studio)).map(({ actor, method }) => [actor, method])).toEqual([
      ['Tara Trainer', 'clients.get'],
      ['Tara Trainer', 'staff.setPin'],
      ['Uwe', 'clients.list'],
      ['Tara Trainer', 'clients.list'],
    ])
  })

  it('stays refused where it cannot be written down, and the log says why', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const actor = await studio.core.staffActor(trainer.id)
    const logged: string[] = []
    const core = composeCore(studio.engine, {
      appVersion: '0.0.0-test',
      now: () => parseInstant(NOW) ?? 0,
      log: { info: () => undefined, error: (message) => logged.push(message) },
    })
    await studio.raw.exec('alter table audit rename to audit_gone')

    const reply = await core.call(actor, 'clients.list', {})
    await studio.raw.exec('alter table audit_gone rename to audit')

    expect(reply).toMatchObject({ error: { code: 'UNAUTHORIZED_ACCESS' } })
    expect(logged).toEqual(['A denial could not be written down'])
  })

  it('keeps nobody from doing again what they took back, and neither does a list or a lock', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk', pin: '482913' })
    const { atDesk } = studio
    await atDesk.call('auth.signIn', { staffId: desk.id, pin: '482913' })
    const client = await aClient(studio)
    await atDesk.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    await atDesk.call('undo.last', {})

    await atDesk.refused('staff.create', { name: 'Me', role: 'trainer' })
    await atDesk.call('auth.lock', {})
    await atDesk.call('auth.signIn', { staffId: desk.id, pin: '482913' })

    expect(await atDesk.call('undo.redo', {})).toMatchObject({ redone: { method: 'credits.allocate' } })
    await studio.call('clients.update', { clientId: client.id, firstName: 'Adele' })
    await studio.call('undo.last', {})
    await studio.call('clients.export', {})
    expect(await studio.call('undo.redo', {})).toMatchObject({ redone: { method: 'clients.update' } })
  })
})
