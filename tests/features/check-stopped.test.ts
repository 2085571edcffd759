import { expect, test } from 'vitest'
import { aClient, describeStudio } from '../support/studio.ts'

describeStudio('a check that was given a name', (open) => {
  test('can be stopped by it, and has said nothing then', async () => {
    const studio = await open()
    await aClient(studio)

    const check = studio.refused('integrity.check', { task: 'by-hand' })
    expect(await studio.call('tasks.stop', { task: 'by-hand' })).toEqual({ stopping: true })

    expect(await check).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'The check was stopped before it was through.',
    })
    expect(await studio.call('tasks.stop', { task: 'by-hand' })).toEqual({ stopping: false })
    expect(await studio.call('system.health', {})).toMatchObject({ status: 'healthy' })
  })

  test('goes through when nobody stops it, with a name and without', async () => {
    const studio = await open()
    await aClient(studio)

    const named = await studio.call('integrity.check', { task: 'by-hand' })

    expect(named.ok).toBe(true)
    expect(await studio.call('integrity.check', {})).toEqual(named)
  })
})
