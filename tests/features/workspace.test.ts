import { expect, test } from 'vitest'
import { describeStudio } from '../support/studio.ts'

describeStudio('the workspace of the command line, which has one file', (open, openEmpty) => {
  test('is at its first run before there is a studio', async () => {
    const empty = await openEmpty()

    expect(await empty.as(null).call('workspace.status', {})).toEqual({
      state: 'first_run',
      demo: false,
      problem: null,
    })
  })

  test('is open once there is one, and tells whether it is the demo', async () => {
    const studio = await open()

    const own = await studio.call('workspace.status', {})
    await studio.raw.exec('update studio set is_demo = ?', [true])
    const demo = await studio.call('workspace.status', {})

    expect(own).toEqual({ state: 'open', demo: false, problem: null })
    expect(demo).toEqual({ state: 'open', demo: true, problem: null })
  })

  test.each(['workspace.openDemo', 'workspace.leaveDemo'] as const)(
    'refuses %s and says what to do',
    async (method) => {
      const studio = await open()

      const refusal = await studio.refused(method, {})

      expect(refusal).toMatchObject({
        code: 'INVALID_TRANSITION',
        message: 'The command line works on the one file it was given. Name another one with --db.',
      })
      expect(studio.pushes.at(-1)).not.toMatchObject({ topics: ['workspace'] })
    },
  )

  test('speaks English only', async () => {
    const studio = await open()

    expect(await studio.refused('workspace.speak', { language: 'de' })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'The command line speaks English only.',
    })
  })
})
