import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFolder } from '../support/databases.ts'
import { repliesOf, runCli } from './run-cli.ts'

let folder: string
let db: string
let file: string
beforeEach(async () => {
  folder = makeFolder()
  db = join(folder, 'studio.db')
  file = join(folder, 'clients.csv')
  await runCli(['init', '--db', db, '--name', 'North', '--zone', 'Europe/Berlin', '--currency', 'EUR'])
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const GOOD = 'Vorname;Nachname;E-Mail;Guthaben\nAnna;Weiß;anna@example.com;12\nBen;Groß;ben@example.com;\n'
const BAD = `${GOOD}Cleo;Roth;cleo@;3\n`

const run = (...more: string[]) => runCli(['import', file, '--db', db, ...more])
const countClients = async () => {
  const [reply] = repliesOf(await runCli(['call', 'clients.list', '--db', db]))
  return (reply as { value: { total: number } }).value.total
}

describe('import', () => {
  test('brings clients and balances over and answers with one line', async () => {
    writeFileSync(file, GOOD)

    const ended = await run()

    expect(ended.code).toBe(0)
    expect(repliesOf(ended)).toMatchObject([
      { ok: true, value: { created: 2, updated: 0, unchanged: 0, skipped: 0, creditsAdded: 12 } },
    ])
    expect(ended.stderr).toBe(
      'clients.csv: 2 rows, utf-8; first name from "Vorname", last name from "Nachname", e-mail address from "E-Mail", opening balance from "Guthaben".\n',
    )
    expect(await countClients()).toBe(2)
  })

  test('lists bad lines and writes nothing', async () => {
    writeFileSync(file, BAD)

    const ended = await run()

    expect(ended.code).toBe(1)
    expect(repliesOf(ended)).toMatchObject([{ ok: false, error: { code: 'IMPORT_ROW_INVALID' } }])
    expect(ended.stderr).toContain('Line 4: “cleo@” is not an e-mail address.\n')
    expect(await countClients()).toBe(0)
  })

  test('leaves bad lines out when told to, and writes down what it did', async () => {
    writeFileSync(file, BAD)
    const report = join(folder, 'report.csv')

    const ended = await run('--leave-out-bad', '--report', report)

    expect(ended.code).toBe(0)
    expect(repliesOf(ended)).toMatchObject([{ value: { created: 2, skipped: 1 } }])
    expect(readFileSync(report, 'utf8')).toContain('4,Bad,Cleo Roth,cleo@,Left out.')
  })

  test('keeps nothing of a dry run', async () => {
    writeFileSync(file, GOOD)

    const ended = await run('--dry-run')

    expect(ended.code).toBe(0)
    expect(repliesOf(ended)).toMatchObject([{ value: { created: 2, creditsAdded: 12 } }])
    expect(await countClients()).toBe(0)
  })

  test('refuses what is no list, and what the person may not do', async () => {
    writeFileSync(file, '%PDF-1.7')
    const [made] = repliesOf(
      await runCli(['call', 'staff.create', '{"name":"Fred","role":"front_desk"}', '--db', db]),
    )
    const { id } = (made as { value: { staff: { id: number } } }).value.staff

    const wrong = await run()
    const denied = await run('--as', String(id))

    expect(wrong.code).toBe(1)
    expect(repliesOf(wrong)).toMatchObject([{ error: { code: 'VALIDATION' } }])
    expect(repliesOf(denied)).toMatchObject([{ error: { code: 'UNAUTHORIZED_ACCESS' } }])
  })

  test('cannot run without a file or a studio', async () => {
    expect(await run()).toMatchObject({ code: 2, stdout: '', stderr: `There is no file ${file}.\n` })
    expect((await runCli(['import', '--db', db])).code).toBe(2)
  })
})
