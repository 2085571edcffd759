import { expect, it } from 'vitest'
import { aTrainer, describeStudio } from '../support/studio.ts'

describeStudio('named views of the schedule', (open) => {
  it('are kept as the window wrote them, by name', async () => {
    const studio = await open()
    const settings = { view: 'week', hidden: [3, 0], zoom: 'compact' }

    const { view } = await studio.call('views.save', { name: '  Late  shift ', settings })
    await studio.call('views.save', { name: 'early', settings: {} })

    expect(view).toEqual({ id: view.id, name: 'Late shift', settings, isDefault: false })
    const { rows } = await studio.call('views.list', {})
    expect(rows.map(({ name }) => name)).toEqual(['early', 'Late shift'])
    expect(rows[1]).toEqual(view)
  })

  it('change only in what is said', async () => {
    const studio = await open()
    const { view } = await studio.call('views.save', {
      name: 'Mornings',
      settings: { zoom: 'large' },
      isDefault: true,
    })

    const renamed = await studio.call('views.save', { viewId: view.id, name: 'Early' })
    const changed = await studio.call('views.save', { viewId: view.id, settings: { zoom: 'compact' } })

    expect(renamed.view).toEqual({ ...view, name: 'Early' })
    expect(changed.view).toEqual({ ...view, name: 'Early', settings: { zoom: 'compact' } })
    expect((await studio.call('views.list', {})).rows).toEqual([changed.view])
  })

  it('have one default at most, and none when that is taken away', async () => {
    const studio = await open()
    const first = await studio.call('views.save', { name: 'A', settings: {}, isDefault: true })
    const second = await studio.call('views.save', { name: 'B', settings: {} })

    await studio.call('views.save', { viewId: second.view.id, isDefault: true })

    const defaults = async () =>
      (await studio.call('views.list', {})).rows.filter(({ isDefault }) => isDefault).map(({ name }) => name)
    expect(await defaults()).toEqual(['B'])
    await studio.call('views.save', { viewId: first.view.id, settings: {} })
    expect(await defaults()).toEqual(['B'])
    await studio.call('views.save', { viewId: second.view.id, isDefault: false })
    expect(await defaults()).toEqual([])
  })

  it('have different names, whatever the case and accents', async () => {
    const studio = await open()
    const { view } = await studio.call('views.save', { name: 'Café', settings: {} })
    const other = await studio.call('views.save', { name: 'Bar', settings: {} })

    const refusal = await studio.refused('views.save', { name: 'CAFE', settings: {} })
    const renaming = await studio.refused('views.save', { viewId: other.view.id, name: 'cafe' })

    expect(refusal).toMatchObject({ code: 'VALIDATION', details: { issues: [{ path: 'name' }] } })
    expect(renaming.code).toBe('VALIDATION')
    expect((await studio.call('views.save', { viewId: view.id, name: 'cafe' })).view.name).toBe('cafe')
  })

  it('are removed, and the answer says what is gone', async () => {
    const studio = await open()
    const { view } = await studio.call('views.save', { name: 'Mornings', settings: { zoom: 'large' } })

    const removed = await studio.call('views.remove', { viewId: view.id })

    expect(removed.view).toEqual(view)
    expect((await studio.call('views.list', {})).rows).toEqual([])
    expect((await studio.refused('views.remove', { viewId: view.id })).code).toBe('NOT_FOUND')
  })

  it('are seen and changed by nobody else, who may use the same names', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const { view } = await studio.call('views.save', { name: 'Mine', settings: {}, isDefault: true })
    const own = studio.as(trainer.id)

    expect((await own.call('views.list', {})).rows).toEqual([])
    expect((await own.refused('views.save', { viewId: view.id, name: 'Theirs' })).code).toBe('NOT_FOUND')
    expect((await own.refused('views.remove', { viewId: view.id })).code).toBe('NOT_FOUND')
    const same = await own.call('views.save', { name: 'Mine', settings: { zoom: 'large' }, isDefault: true })
    expect((await own.call('views.list', {})).rows).toEqual([same.view])
    expect((await studio.call('views.list', {})).rows).toEqual([view])
  })

  it('say what a new one lacks', async () => {
    const studio = await open()

    expect(await studio.refused('views.save', {})).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['name', 'settings'] },
    })
    expect((await studio.refused('views.save', { viewId: 9 })).code).toBe('NOT_FOUND')
    expect((await studio.refused('views.save', { name: ' ', settings: {} })).code).toBe('VALIDATION')
    const long = { note: 'x'.repeat(10_001) }
    expect((await studio.refused('views.save', { name: 'Long', settings: long })).code).toBe('VALIDATION')
  })

  it('are fifty at most', async () => {
    const studio = await open()
    for (let number = 1; number <= 50; number += 1) {
      await studio.call('views.save', { name: `View ${number}`, settings: {} })
    }

    const refusal = await studio.refused('views.save', { name: 'One more', settings: {} })

    expect(refusal.message).toContain('50 views')
  })

  it('leave a line in the audit log, before and after', async () => {
    const studio = await open()
    const { view } = await studio.call('views.save', { name: 'A', settings: { long: 'and own' } })
    await studio.call('views.save', { viewId: view.id, name: 'B' })
    await studio.call('views.remove', { viewId: view.id })

    const { rows } = await studio.call('audit.list', { entity: 'view', entityId: view.id })

    expect(rows.map(({ method }) => method)).toEqual(['views.remove', 'views.save', 'views.save'])
    const [, change] = rows
    expect([change?.before, change?.after]).toEqual([
      { name: 'A', isDefault: false },
      { name: 'B', isDefault: false },
    ])
  })
})
