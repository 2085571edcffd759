import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openConnection } from '../../src/main/core/engine/sqlite-open.ts'
import { makeFolder } from '../support/storages.ts'
import { repliesOf, runCli } from './run-cli.ts'

const MOMENT = { TALLYBOOK_NOW: '2026-03-02T09:00:00+01:00' }

let folder: string
beforeAll(async () => {
  folder = makeFolder()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string) => join(folder, name)
const demo = (name: string, ...more: string[]) =>
  runCli(['demo', '--db', file(name), '--clients', '12', '--weeks', '4', ...more], { environment: MOMENT })
const clientsOf = async (name: string) =>
  repliesOf(await runCli(['call', 'clients.list', '{}', '--db', file(name)], { environment: MOMENT }))
const check = (name: string) => runCli(['check', '--db', file(name)], { environment: MOMENT })

describe('demo', () => {
  test('makes a studio that adds up, and says which', async () => {
    const made = await demo('one.db')

    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(repliesOf(made)).toMatchObject([
      { ok: true, value: { studio: { isDemo: true, today: '2026-03-02' } } },
    ])
    expect(await check('one.db')).toMatchObject({ code: 0, stderr: '' })
  })

  test('makes the same one for the same seed, and another for another', async () => {
    await demo('first.db', '--seed', '7')
    await demo('again.db', '--seed', '7')
    await demo('other.db', '--seed', '8')

    const first = await clientsOf('first.db')
    expect(await clientsOf('again.db')).toEqual(first)
    expect(await clientsOf('other.db')).not.toEqual(first)
    // Three demo studios, each of thousands of commands.
  }, 120_000)

  test('does not touch a studio that is already there', async () => {
    await runCli([
      'init',
      '--db',
      file('mine.db'),
      '--name',
      'N',
      '--zone',
      'Europe/Berlin',
      '--currency',
      'EUR',
    ])

    expect(await demo('mine.db')).toEqual({
      code: 2,
      stdout: '',
      stderr: `There is a studio in ${file('mine.db')} already.\n`,
    })
    expect(await clientsOf('mine.db')).toMatchObject([{ value: { total: 0 } }])
  })
})

describe('check', () => {
  test('counts what it looked at, and ends with 1 when something does not add up', async () => {
    await demo('damaged.db')
    const database = openConnection(file('damaged.db'), { readonly: false })
    const triggers = database.prepare("select name from sqlite_schema where type = 'trigger'").pluck().all()
    for (const name of triggers) database.exec(`drop trigger "${String(name)}"`)
    database.exec(
      'pragma ignore_check_constraints = on; update grants set available = available + 1 where id = 1',
    )
    database.close()

    const ended = await check('damaged.db')

    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toMatch(
      /^Checked \d+ grants, \d+ ledger entries and \d+ bookings\. \d+ errors? found\./,
    )
    expect(ended.stdout).toMatch(/\nError I\d: grant 1: expected .+, found .+\n/)
    expect(ended.stdout).toMatch(
      /\nError V1: grant 1: .+\. Repair: Set the figures of this grant to what its ledger lines add up to\.\n/,
    )
  })

  test.each([
    ['empty', 0, 'This studio does not exist.'],
    ['newer', 999, 'This studio was opened by a newer Tallybook. Update Tallybook to open it.'],
  ])('cannot run on a database that is %s', async (name, version, sentence) => {
    const database = openConnection(file(name), { readonly: false })
    database.pragma(`user_version = ${version}`)
    database.close()

    expect(await check(name)).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` })
  })

  test('cannot run on a file that is not there', async () => {
    expect(await check('none.db')).toEqual({
      code: 2,
      stdout: '',
      stderr: `There is no file ${file('none.db')}.\n`,
    })
  })
})
