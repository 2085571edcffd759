import { existsSync, rmSync } from 'node:fs'
import { jsonLine, writeLine } from '../lines.ts'
import { withCore } from '../open.ts'
import { readOptions, required } from '../options.ts'

/** What SQLite and the writer's lock keep beside a database. */
const SUFFIXES = ['', '-wal', '-shm', '-lock', '-lock-journal', '-holder']

/** Creates an empty studio and prints the reply. A refusal leaves no file behind. */
export async function init(args: readonly string[]): Promise<number> {
  const options = readOptions(args, ['db', 'name', 'zone', 'currency', 'owner'])
  const file = required(options, 'db')
  const input = {
    name: required(options, 'name'),
    zone: required(options, 'zone'),
    currency: required(options, 'currency'),
    ownerName: options.values.owner ?? 'Owner',
  }
  const isNew = !existsSync(file)
  const reply = await withCore(file, 'create', (core) => core.call(null, 'studio.create', input))
  if (!reply.ok && isNew) for (const suffix of SUFFIXES) rmSync(`${file}${suffix}`, { force: true })
  await writeLine(jsonLine(reply))
  return reply.ok ? 0 : 1
}
