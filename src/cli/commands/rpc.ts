import { z } from 'zod'
import type { Core } from '../../main/core/compose.ts'
import type { AppError } from '../../shared/errors.ts'
import { refusalReply } from '../../shared/messages/refusal-reply.ts'
import { jsonLine, linesOf, writeLine } from '../lines.ts'
import { actorOf, checkStaff, withCore } from '../open.ts'
import { readOptions, required, wholeNumber } from '../options.ts'

const requestId = z.union([z.string(), z.number(), z.null()])
const request = z.strictObject({
  id: requestId.optional(),
  method: z.string(),
  input: z.unknown().optional(),
})

/** Answers one request a line, one after the other, until the end of the input. */
export async function rpc(args: readonly string[]): Promise<number> {
  const options = readOptions(args, ['db', 'as'])
  const staffId = wholeNumber(options, 'as', 1)
  return withCore(required(options, 'db'), 'write', async (core) => {
    await checkStaff(core, staffId)
    for await (const line of linesOf(process.stdin)) {
      if (line.toString('latin1').trim() === '') continue
      await writeLine(jsonLine(await answer(core, staffId, line)))
    }
    return 0
  })
}

async function answer(core: Core, staffId: number | undefined, line: Buffer): Promise<object> {
  const found = parse(line)
  if (found === undefined) return { id: null, ...refusalReply(malformed('The line is not JSON.')) }
  const parsed = request.safeParse(found)
  if (!parsed.success) {
    const why = 'A request is { "id", "method", "input" }, with a text or number as id.'
    return { id: idOf(found), ...refusalReply(malformed(why)) }
  }
  const { id = null, method, input } = parsed.data
  return { id, ...(await core.call(await actorOf(core, staffId), method, input)) }
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
  } catch {
    return undefined
  }
}

/** The id of a request that is otherwise wrong, so that its sender can tell which one it was. */
function idOf(found: unknown): string | number | null {
  const parsed = z.object({ id: requestId }).safeParse(found)
  return parsed.success ? parsed.data.id : null
}

function malformed(message: string): AppError {
  return { code: 'VALIDATION', details: { issues: [{ path: '', message }] } }
}
