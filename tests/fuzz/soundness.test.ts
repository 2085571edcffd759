import { describe, expect, test } from 'vitest'
import type { Reply } from '../../src/shared/contract/index.ts'
import type { ErrorCode } from '../../src/shared/errors.ts'
import { aClient, describeStudio } from '../support/studio.ts'
import { complaintOf } from './answers.ts'
import { drawRecipes } from './recipes.ts'
import { ODD_TEXTS } from './values.ts'
import { watch } from './watch.ts'

/** A refusal as no program should give it. */
const refusal = (message: unknown, code: ErrorCode = 'VALIDATION', details: object = { issues: [] }) =>
  ({ ok: false, error: { code, message, details } }) as Reply

describe('what an answer may say', () => {
  test.each([
    'Minutes must be a whole number from 5 to 1,440.',
    'User ID and session count are required',
    'Session count must be between 1 and 100',
    `${ODD_TEXTS.SQL} already uses ada@example.org.`,
    'This booking needs 2 credits, and the 1 available cannot pay for it.',
    'Role must be owner, front_desk or trainer.',
  ])('%s', (message) => {
    expect(complaintOf(refusal(message))).toBeNull()
  })

  test.each<[string, unknown]>([
    ['nothing', ''],
    ['nothing that is text', () => 'x'],
    ['no sentence', 'not right'],
    ['a sentence without end', 'Not right'],
    ['two lines', 'Not right.\nNot at all.'],
    ['too much', `${'Not right. '.repeat(100)}.`],
    ['the words of the schema library', 'Invalid input: expected number, received string.'],
    ['its other words', 'Too small: expected number to be >=5.'],
    ['a statement', 'Failed at SELECT 1.'],
    ['a statement of another hand', 'Could not insert into it.'],
    ['the database', 'UNIQUE constraint failed.'],
    ['a column', 'The studio_date is wrong.'],
    ['a table', 'Look at booking_holds.'],
    ['a path', 'Cannot open /home/maria/studio now.'],
    ['a path of Windows', 'Cannot open C:\\Users\\maria now.'],
    ['a file of the program', 'It is in dispatch.ts somewhere.'],
    ['the name of an error', 'TypeError in the program.'],
    ['a value of programs', 'The name is undefined.'],
    ['an object', 'The name is [object Object].'],
  ])('is not %s', (_what, message) => {
    expect(complaintOf(refusal(message))).not.toBeNull()
  })

  test('is not that it failed, nor anything of the inside among the details', () => {
    expect(complaintOf(refusal('Something went wrong.', 'INTERNAL'))).toBe('the code INTERNAL')
    expect(complaintOf(refusal('It is so.', 'NOT_FOUND', { why: 'select 1 from clients' }))).toContain(
      'details',
    )
    expect(complaintOf(refusal('It is so.', 'NOT_FOUND', { why: 'x'.repeat(20_000) }))).toContain(
      'characters',
    )
  })
})

test('the same seed draws the same requests, and another one others', () => {
  const drawn = (seed: number) =>
    JSON.stringify(drawRecipes(seed, 50).map(({ method, changes }) => [method, changes]))

  expect(drawn(1)).toBe(drawn(1))
  expect(drawn(1)).not.toBe(drawn(2))
})

describeStudio('the watch over the database', (open) => {
  test('sees what was kept, and nothing where nothing was', async () => {
    const studio = await open()
    await aClient(studio)
    const look = await watch(studio)
    const before = await look.digest()

    await studio.refused('clients.create', { firstName: '', lastName: '' })
    await studio.call('clients.create', { firstName: 'Ben', lastName: 'Tal', dryRun: true })
    await studio.call('clients.list', {})
    expect([await look.hasWritten(), (await look.digest()) === before]).toEqual([false, true])

    await studio.call('clients.update', { clientId: 1, notes: 'x' })
    const seen = studio.engine.dialect === 'sqlite'
    expect([await look.hasWritten(), await look.hasWritten()]).toEqual([seen, false])
    expect(await look.digest()).not.toBe(before)
  })
})
