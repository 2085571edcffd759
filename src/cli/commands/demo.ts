import { createDemo, type DemoOptions } from '../../main/core/features/demo/service.ts'
import { CannotRun } from '../cannot-run.ts'
import { jsonLine, writeLine } from '../lines.ts'
import { withCore } from '../open.ts'
import { type Options, readOptions, required, wholeNumber } from '../options.ts'

/** Fills a new or empty file with a realistic studio around today, and prints what it is. */
export async function demo(args: readonly string[]): Promise<number> {
  const options = readOptions(args, ['db', 'clients', 'weeks', 'seed'])
  const file = required(options, 'db')
  const wishes = wishesOf(options)
  return withCore(file, 'create', async (core) => {
    if ((await core.ownerActor()) !== null) throw new CannotRun(`There is a studio in ${file} already.`)
    await createDemo(core.deps, {
      ...wishes,
      onProgress: process.stderr.isTTY ? showProgress : () => undefined,
    })
    const reply = await core.call(await core.ownerActor(), 'studio.get', {})
    await writeLine(jsonLine(reply))
    return reply.ok ? 0 : 1
  })
}

function wishesOf(options: Options): DemoOptions {
  const wishes = {
    clients: wholeNumber(options, 'clients', 1),
    weeks: wholeNumber(options, 'weeks', 1),
    seed: wholeNumber(options, 'seed', 0),
  }
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined))
}

function showProgress(done: number, total: number): void {
  process.stderr.write(`\r${Math.floor((100 * done) / total)} %${done === total ? '\n' : ''}`)
}
