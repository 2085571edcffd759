import { CannotRun } from '../cannot-run.ts'
import { jsonLine, writeLine } from '../lines.ts'
import { actorOf, checkStaff, modeOf, withCore } from '../open.ts'
import { readOptions, required, wholeNumber } from '../options.ts'

/** One call; prints the reply. A query reads beside another process that has the file. */
export async function call(args: readonly string[]): Promise<number> {
  const options = readOptions(args, ['db', 'as'], 2)
  const [method, text = '{}'] = options.positionals
  if (method === undefined) throw new CannotRun('Name the method to call.', true)
  const staffId = wholeNumber(options, 'as', 1)
  const input = parse(text)
  return withCore(required(options, 'db'), modeOf(method), async (core) => {
    await checkStaff(core, staffId)
    const reply = await core.call(await actorOf(core, staffId), method, input)
    await writeLine(jsonLine(reply))
    return reply.ok ? 0 : 1
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CannotRun('The input is not JSON: write it like \'{"clientId":1}\'.')
  }
}
