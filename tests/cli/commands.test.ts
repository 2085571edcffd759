import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeFolder } from '../support/databases.ts'
import { repliesOf, runCli, startCli } from './run-cli.ts'

let folder: string
let db: string
beforeEach(() => {
  folder = makeFolder()
  db = join(folder, 'studio.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const init = (...more: string[]) =>
  runCli(['init', '--db', db, '--name', 'North', '--zone', 'Europe/Berlin', '--currency', 'EUR', ...more])
const call = (method: string, input: unknown, ...more: string[]) =>
  runCli(['call', method, JSON.stringify(input), '--db', db, ...more])

describe('init', () => {
  test('makes an empty studio with its owner and says nothing else', async () => {
    const ended = await init('--owner', 'Maria Silva')

    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(repliesOf(ended)).toMatchObject([
      {
        ok: true,
        value: { studio: { name: 'North', currency: 'EUR' }, staff: { name: 'Maria Silva', role: 'owner' } },
      },
    ])
  })

  test('does not touch a studio that is already there', async () => {
    await init()

    const again = await init('--owner', 'Somebody')

    expect(again.code).toBe(1)
    expect(repliesOf(again)).toMatchObject([{ ok: false }])
    expect(repliesOf(await call('staff.list', {}))).toMatchObject([{ value: { rows: [{ name: 'Owner' }] } }])
  })

  test('leaves nothing behind when it is refused', async () => {
    const refused = await runCli([
      'init',
      '--db',
      db,
      '--name',
      'N',
      '--zone',
      'Mars/Base',
      '--currency',
      'EUR',
    ])

    expect(refused.code).toBe(1)
    expect(repliesOf(refused)).toMatchObject([{ error: { code: 'VALIDATION' } }])
    expect(readdirSync(folder)).toEqual([])
  })

  test('cannot run on a file of another kind, which stays as it is', async () => {
    writeFileSync(db, 'a letter')

    const ended = await init()

    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/^The database cannot be used\./)
    expect(existsSync(db)).toBe(true)
  })

  test('cannot run in a folder that is not there', async () => {
    db = join(folder, 'none', 'studio.db')

    expect(await init()).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `There is no folder ${join(folder, 'none')}.\n`,
    })
  })
})

describe('call', () => {
  let template: string
  beforeAll(async () => {
    template = join(makeFolder(), 'studio.db')
    await runCli([
      'init',
      '--db',
      template,
      '--name',
      'North',
      '--zone',
      'Europe/Berlin',
      '--currency',
      'EUR',
    ])
  })
  beforeEach(() => copyFileSync(template, db))
  afterAll(() => rmSync(dirname(template), { recursive: true }))

  test('prints the reply on one line', async () => {
    const ended = await call('clients.create', {
      firstName: 'Ana',
      lastName: 'Gil',
      notes: 'Line\u2028break',
    })

    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).not.toContain('\u2028')
    expect(repliesOf(ended)).toMatchObject([{ ok: true, value: { client: { notes: 'Line\u2028break' } } }])
  })

  test('takes no input for a method that needs none', async () => {
    expect(await runCli(['call', 'studio.get', '--db', db])).toMatchObject({ code: 0 })
  })

  test('ends with 1 when it is refused, with the sentence in the reply', async () => {
    const ended = await call('clients.create', { firstName: 'Ana' })

    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(repliesOf(ended)).toEqual([
      {
        ok: false,
        error: {
          code: 'MISSING_REQUIRED_FIELDS',
          message: 'Last name is required',
          details: { fields: ['lastName'] },
        },
      },
    ])
  })

  test('refuses a method that does not exist', async () => {
    const ended = await call('__proto__', {})

    expect(ended.code).toBe(1)
    expect(repliesOf(ended)).toMatchObject([{ error: { code: 'VALIDATION' } }])
  })

  test('refuses input that is nested too deeply', async () => {
    const ended = await runCli(['call', 'studio.get', `${'['.repeat(500)}${']'.repeat(500)}`, '--db', db])

    expect(ended.code).toBe(1)
    expect(repliesOf(ended)).toMatchObject([{ error: { code: 'VALIDATION' } }])
  })

  test('acts with the permissions of the staff member it is given', async () => {
    const [created] = repliesOf(await call('staff.create', { name: 'Tom', role: 'trainer' }))
    const { staff } = (created as { value: { staff: { id: number } } }).value

    const refused = await call('clients.create', { firstName: 'A', lastName: 'B' }, '--as', String(staff.id))

    expect(refused.code).toBe(1)
    expect(repliesOf(refused)).toMatchObject([{ error: { code: 'UNAUTHORIZED_ACCESS' } }])
    const asked = await call('clients.list', {}, '--as', String(staff.id))
    expect(repliesOf(asked)).toMatchObject([{ error: { code: 'UNAUTHORIZED_ACCESS' } }])
    expect(asked.stderr).toBe('')
  })

  test('cannot run as somebody who is not there', async () => {
    expect(await call('studio.get', {}, '--as', '99')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no active staff member with the id 99.\n',
    })
  })

  test('cannot run without its file, and does not make one', async () => {
    const missing = join(folder, 'other.db')

    const ended = await runCli(['call', 'studio.get', '{}', '--db', missing])

    expect(ended).toEqual({ code: 2, stdout: '', stderr: `There is no file ${missing}.\n` })
    expect(existsSync(missing)).toBe(false)
  })

  test('cannot run with input that is not JSON', async () => {
    const ended = await runCli(['call', 'studio.get', '{clientId: 1}', '--db', db])

    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/^The input is not JSON/)
  })

  test('reads beside a process that has the file, and does not write', async () => {
    const holder = startCli(['rpc', '--db', db])
    try {
      holder.stdin.write('{"id":1,"method":"studio.get","input":{}}\n')
      await new Promise((resolve) => holder.stdout.once('data', resolve))

      const read = await call('studio.get', {})
      const write = await call('clients.create', { firstName: 'Ana', lastName: 'Gil' })

      expect(read).toMatchObject({ code: 0, stderr: '' })
      expect(write).toMatchObject({ code: 2, stdout: '' })
      expect(write.stderr).toContain(`process ${holder.pid}`)
    } finally {
      const closed = new Promise((resolve) => holder.once('close', resolve))
      holder.stdin.end()
      await closed
    }
  })

  test('lives in the moment that TALLYBOOK_NOW names', async () => {
    const at = (now: string) =>
      runCli(['call', 'studio.get', '--db', db], { environment: { TALLYBOOK_NOW: now } })

    expect(repliesOf(await at('2031-05-06T23:30:00Z'))).toMatchObject([
      { value: { studio: { today: '2031-05-07' } } },
    ])
    expect(await at('soon')).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('a command that is written wrongly', () => {
  test.each([[[]], [['constructor']], [['call', 'studio.get', '{}', 'more', '--db', 'x']]])(
    '%j explains the usage on stderr and ends with 2',
    async (args) => {
      const ended = await runCli(args)

      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toContain('Usage: npm run -s cli -- <command>')
    },
  )
})
