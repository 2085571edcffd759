import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFolder } from '../support/databases.ts'
import { repliesOf, runCli, startCli } from './run-cli.ts'

let folder: string
let db: string
beforeAll(async () => {
  folder = makeFolder()
  db = join(folder, 'studio.db')
  await runCli(['init', '--db', db, '--name', 'North', '--zone', 'Europe/Berlin', '--currency', 'EUR'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rpc = (input: string | Uint8Array, ...more: string[]) => runCli(['rpc', '--db', db, ...more], { input })
const line = (id: unknown, method: string, input: unknown) => `${JSON.stringify({ id, method, input })}\n`

describe('rpc', () => {
  test('answers every line in order, each under its own id', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => index)
    const requests = ids.map((id) =>
      id % 3 === 0
        ? line(id, 'clients.create', { firstName: `A${id}`, lastName: 'B' })
        : line(id, 'clients.search', { query: `A${id - (id % 3)}` }),
    )

    const ended = await rpc(requests.join(''))
    const replies = repliesOf(ended)

    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(replies.map((reply) => reply.id)).toEqual(ids)
    expect(replies.filter((reply) => reply.ok === false)).toEqual([])
    expect(replies[298]).toMatchObject({ value: { rows: [{ firstName: 'A297' }] } })
  })

  test('a refusal does not end it', async () => {
    const ended = await rpc(
      line('a', 'clients.create', {}) + line('b', 'no.such', {}) + line(null, 'studio.get', {}),
    )

    expect(ended.code).toBe(0)
    expect(repliesOf(ended)).toMatchObject([
      { id: 'a', ok: false, error: { code: 'MISSING_REQUIRED_FIELDS' } },
      { id: 'b', ok: false, error: { code: 'VALIDATION' } },
      { id: null, ok: true },
    ])
  })

  test('a line that is no request is refused under the id it has', async () => {
    const ended = await rpc(
      [
        '{"id":1,"method":"studio.get"',
        '[]',
        '42',
        '{"id":2}',
        '{"id":3,"method":"studio.get","input":{},"as":1}',
        '{"id":{"deep":1},"method":"studio.get"}',
        '{"id":4,"method":7,"input":{}}',
        `{"id":5,"method":"studio.get","input":${'['.repeat(60)}${']'.repeat(60)}}`,
        '{"id":6,"method":"studio.get"}',
      ].join('\n'),
    )

    expect(repliesOf(ended).map(({ id, ok }) => [id, ok])).toEqual([
      [null, false],
      [null, false],
      [null, false],
      [2, false],
      [3, false],
      [null, false],
      [4, false],
      [5, false],
      [6, true],
    ])
  })

  test('bytes that are not text are refused and change nothing', async () => {
    const broken = Buffer.from(line(1, 'clients.create', { firstName: 'Zoe', lastName: '#' }))
    broken[broken.indexOf('#')] = 0xff

    const ended = await rpc(Buffer.concat([broken, Buffer.from(line(2, 'clients.search', { query: 'Zoe' }))]))

    expect(repliesOf(ended)).toMatchObject([
      { id: null, error: { code: 'VALIDATION' } },
      { id: 2, value: { rows: [] } },
    ])
  })

  test('empty lines, Windows ends and a missing last end are no matter', async () => {
    const ended = await rpc('\n  \n{"id":1,"method":"studio.get"}\r\n\r\n{"id":2,"method":"studio.get"}')

    expect(repliesOf(ended).map(({ id, ok }) => [id, ok])).toEqual([
      [1, true],
      [2, true],
    ])
  })

  test('characters that other readers take for line ends stay inside a note', async () => {
    const notes = 'one\u2028two\u2029three\u0085four'

    const ended = await rpc(line(1, 'clients.create', { firstName: 'Ana', lastName: 'Gil', notes }))

    expect(ended.stdout).not.toMatch(/[\u0085\u2028\u2029]/)
    expect(repliesOf(ended)).toMatchObject([{ ok: true, value: { client: { notes } } }])
  })

  test('only the contract has methods', async () => {
    const names = ['clients.destroy', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '']

    const ended = await rpc(names.map((name) => line(name, name, {})).join(''))

    expect(repliesOf(ended).map((reply) => (reply.error as { code: string }).code)).toEqual(
      names.map(() => 'VALIDATION'),
    )
  })

  test('a request that arrives in pieces is one request', async () => {
    const child = startCli(['rpc', '--db', db])
    const answered = new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk) => resolve(String(chunk))),
    )
    const bytes = Buffer.from(line('é', 'clients.search', { query: 'ü' }))

    for (const byte of bytes) {
      await new Promise<void>((resolve) => child.stdin.write(Buffer.of(byte), () => resolve()))
    }
    const reply = await answered
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.stdin.end()

    expect(JSON.parse(reply)).toMatchObject({ id: 'é', ok: true })
    expect(await closed).toBe(0)
  })

  test('no input at all is no work', async () => {
    expect(await rpc('')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('a change of role counts from the next line on', async () => {
    const [created] = repliesOf(await rpc(line(1, 'staff.create', { name: 'Tom', role: 'front_desk' })))
    const { staff } = (created as { value: { staff: { id: number; version: number } } }).value
    const client = (id: number) => line(id, 'clients.create', { firstName: 'C', lastName: String(id) })

    const [before] = repliesOf(await rpc(client(1), '--as', String(staff.id)))
    await rpc(line(1, 'staff.update', { staffId: staff.id, version: staff.version, role: 'trainer' }))
    const [after] = repliesOf(await rpc(client(2), '--as', String(staff.id)))

    expect(before).toMatchObject({ ok: true })
    expect(after).toMatchObject({ ok: false, error: { code: 'UNAUTHORIZED_ACCESS' } })
  })

  test('nobody can be who is not there', async () => {
    expect(await rpc(line(1, 'studio.get', {}), '--as', '99')).toMatchObject({ code: 2, stdout: '' })
  })

  test('a second one on the same file cannot run, and names the first', async () => {
    const first = startCli(['rpc', '--db', db])
    first.stdin.write(line(1, 'studio.get', {}))
    await new Promise((resolve) => first.stdout.once('data', resolve))

    const second = await rpc(line(1, 'studio.get', {}))
    const closed = new Promise((resolve) => first.once('close', resolve))
    first.stdin.end()
    await closed

    expect(second).toMatchObject({ code: 2, stdout: '' })
    expect(second.stderr).toContain(`process ${first.pid}`)
  })

  test('a killed one leaves the file free', async () => {
    const first = startCli(['rpc', '--db', db])
    first.stdin.write(line(1, 'studio.get', {}))
    await new Promise((resolve) => first.stdout.once('data', resolve))
    const closed = new Promise((resolve) => first.once('close', resolve))
    first.kill('SIGKILL')
    await closed

    expect(await rpc(line(1, 'studio.get', {}))).toMatchObject({ code: 0, stderr: '' })
  })
})
