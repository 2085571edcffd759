import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Core } from '../../main/core/compose.ts'
import type { Input, Method, Reply, Value } from '../../shared/contract/index.ts'
import { IMPORT_FIELDS, IMPORT_LIMITS } from '../../shared/domain/client-import-terms.ts'
import { IMPORT_FIELD_NAMES, importRefusalSentence } from '../../shared/messages/import-problems.ts'
import { CannotRun } from '../cannot-run.ts'
import { jsonLine, writeLine } from '../lines.ts'
import { actorOf, checkStaff, complain, withCore } from '../open.ts'
import { readOptions, required, wholeNumber } from '../options.ts'

const PAGE = 500

/**
 * Brings a file of clients over as the program understands it: how it did, and every line left out, go to stderr, the
 * reply to stdout. Refused while there are bad lines, unless they may be left out.
 */
export async function importFile(args: readonly string[]): Promise<number> {
  const options = readOptions(args, ['db', 'as', 'report'], 1, ['dry-run', 'leave-out-bad'])
  const [path] = options.positionals
  if (path === undefined) throw new CannotRun('Name the file to import.', true)
  const content = readFile(path)
  const staffId = wholeNumber(options, 'as', 1)
  const database = required(options, 'db')
  return withCore(database, 'write', async (core) => {
    await checkStaff(core, staffId)
    if ((await core.ownerActor()) === null) {
      throw new CannotRun(`There is no studio in ${database} yet: make one with "init".`)
    }
    const call = callerOf(core, staffId)
    const opened = await call('import.open', { fileName: basename(path), content })
    if (!opened.ok) return answer(opened)
    complain(understood(opened.value))
    const { importId, mapping, dateOrder } = opened.value
    const choices = { mapping, dateOrder, leaveOutBadRows: options.flags.has('leave-out-bad') }
    await listBadLines(call, { importId, mapping, dateOrder })

    const dryRun = options.flags.has('dry-run')
    const reply = await call('import.commit', { importId, ...choices, dryRun })
    if (reply.ok && options.values.report !== undefined) {
      const report = await call('import.report', dryRun ? { importId, plan: choices } : { importId })
      if (!report.ok) return answer(report)
      writeFileSync(options.values.report, report.value.csv)
    }
    return answer(reply)
  })
}

function readFile(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile()) throw new CannotRun(`There is no file ${path}.`)
  const limit = IMPORT_LIMITS.bytes
  if (found.size > limit) {
    throw new CannotRun(
      importRefusalSentence({ code: 'FILE_TOO_LARGE', details: { bytes: found.size, limit } }),
    )
  }
  return readFileSync(path)
}

type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Reply<M>>

function callerOf(core: Core, staffId: number | undefined): Call {
  return async <M extends Method>(method: M, input: Input<M>) => {
    const reply = await core.call(await actorOf(core, staffId), method, input)
    // A reply to this method carries this method's value.
    return reply as Reply<M>
  }
}

async function answer(reply: Reply): Promise<number> {
  await writeLine(jsonLine(reply))
  return reply.ok ? 0 : 1
}

function understood({ fileName, encoding, header, rowCount, mapping }: Value<'import.open'>): string {
  const columns = IMPORT_FIELDS.flatMap((field) => {
    const column = mapping[field]
    if (column === undefined) return []
    const name = header[column] === '' ? `column ${column + 1}` : `"${header[column]}"`
    return `${IMPORT_FIELD_NAMES[field]} from ${name}`
  })
  return `${fileName}: ${rowCount} rows, ${encoding}; ${columns.join(', ')}.`
}

async function listBadLines(call: Call, reading: Input<'import.preview'>): Promise<void> {
  for (let offset = 0; ; offset += PAGE) {
    const bad = await call('import.preview', { ...reading, verdict: 'bad', limit: PAGE, offset })
    if (!bad.ok) return
    for (const { line, problems } of bad.value.rows) complain(`Line ${line}: ${problems.join(' ')}`)
    if (offset + PAGE >= bad.value.total) return
  }
}
