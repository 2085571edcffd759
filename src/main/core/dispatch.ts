import { createHash } from 'node:crypto'
import type { Access, CommandMethod, ContractMethod } from '../../shared/contract/define.ts'
import { contract, type Method, type Reply } from '../../shared/contract/index.ts'
import { type Actor, may } from '../../shared/domain/permissions.ts'
import type { AppError } from '../../shared/errors.ts'
import { refusalReply } from '../../shared/messages/refusal-reply.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { canonicalJson } from './canonical-json.ts'
import type { AuditNote, Context, Deps } from './context.ts'
import { OpenRefused, type Reader, type Writer } from './engine/engine.ts'
import { appendAudit } from './features/audit/queries.ts'
import { findCommand, insertCommand } from './features/commands/queries.ts'
import { handlers } from './handlers.ts'
import { parseCommandExtras, parseInput } from './input.ts'

type AnyHandler = (first: unknown, context: Context, input: unknown) => Promise<Result<unknown>>

/**
 * The one way in, for windows, the command line and tests alike. In this order: the method exists, the actor is
 * there and may, the input has the right shape, the actor may do just this, the use case runs in one unit of work,
 * its answer has the right shape, what changed is told to open screens. A refusal changes nothing, and neither does a bug: it is logged and
 * answered as INTERNAL with an incident id and nothing else.
 */
export async function dispatch(
  deps: Deps,
  actor: Actor | null,
  method: string,
  raw: unknown,
): Promise<Reply> {
  try {
    const result = await answer(deps, actor, method, raw)
    return result.ok ? (result as Reply) : refusalReply(result.error)
  } catch (error) {
    return refusalReply(refusalOf(deps, error) ?? incident(deps, method, error))
  }
}

function refusalOf(deps: Deps, error: unknown): AppError | null {
  return error instanceof OpenRefused ? error.refusal : deps.engine.refusalOf(error)
}

function incident(deps: Deps, method: string, error: unknown): AppError {
  const incidentId = deps.newId()
  deps.log.error(`Incident ${incidentId} in ${method}`, error)
  return { code: 'INTERNAL', details: { incidentId } }
}

async function answer(deps: Deps, actor: Actor | null, name: string, raw: unknown): Promise<Result<unknown>> {
  if (!Object.hasOwn(contract, name)) {
    return refuse('VALIDATION', { issues: [{ path: 'method', message: 'There is no such method.' }] })
  }
  const method = name as Method
  const definition: ContractMethod = contract[method]
  const denied = checkAccess(definition.access, actor)
  if (denied !== null) return { ok: false, error: denied }

  const extras =
    definition.kind === 'command'
      ? parseCommandExtras(raw)
      : ok({ body: raw, commandId: null, dryRun: false })
  if (!extras.ok) return extras
  const { body, commandId, dryRun } = extras.value
  const input = parseInput(definition.input, body)
  if (!input.ok) return input
  const deniedThis = definition.kind === 'command' ? checkNeeds(definition, actor, input.value) : null
  if (deniedThis !== null) return { ok: false, error: deniedThis }

  const traces: Traces = { notes: [], afterCommit: [] }
  const context = makeContext(deps, actor ?? NOBODY, method, commandId, traces)
  const handler = handlers[method] as AnyHandler
  return run(deps, context, { definition, handler, input: input.value, body, dryRun, traces })
}

/** Stands in for the actor of the few methods that need none. It may do nothing by itself. */
const NOBODY: Actor = { staffId: null, name: 'Set-up', role: 'trainer', granted: [], withdrawn: [] }

function checkAccess(access: Access, actor: Actor | null): AppError | null {
  if (access === 'anyone') return null
  if (actor === null) return { code: 'NOT_SIGNED_IN', details: {} }
  if (access === 'signed_in' || may(actor, access)) return null
  return { code: 'UNAUTHORIZED_ACCESS', details: { permission: access } }
}

/** Some things that a command can be asked for take more than the command itself. */
function checkNeeds(
  { alsoNeeds }: CommandMethod,
  actor: Actor | null,
  input: Record<string, unknown>,
): AppError | null {
  for (const permission of alsoNeeds?.(input) ?? []) {
    const denied = checkAccess(permission, actor)
    if (denied !== null) return denied
  }
  return null
}

/** What a use case leaves for the time after it. */
type Traces = { readonly notes: AuditNote[]; readonly afterCommit: (() => void)[] }

function makeContext(
  deps: Deps,
  actor: Actor,
  method: Method,
  commandId: string | null,
  traces: Traces,
): Context {
  return {
    actor,
    method,
    commandId,
    now: deps.now(),
    appVersion: deps.appVersion,
    database: deps.engine,
    note: (note) => traces.notes.push(note),
    afterCommit: (work) => traces.afterCommit.push(work),
    progress: (done, total) => deps.push({ kind: 'progress', task: commandId ?? method, done, total }),
    pause: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return commandId !== null && deps.stopped.delete(commandId)
    },
  }
}

type Call = {
  readonly definition: ContractMethod
  readonly handler: AnyHandler
  readonly input: unknown
  readonly body: unknown
  readonly dryRun: boolean
  readonly traces: Traces
}

async function run(deps: Deps, context: Context, call: Call): Promise<Result<unknown>> {
  const { definition, handler, input } = call
  if (definition.kind === 'query') {
    const read = (q: Reader) => handler(q, context, input)
    const { engine } = deps
    return shaped(definition, await (definition.apart ? engine.readApart(read) : engine.read(read)))
  }
  const result =
    definition.kind === 'task'
      ? { reply: shaped(definition, await handler(deps, context, input)), changed: true }
      : await stoppable(deps, context.commandId, () => deps.engine.write((q) => runCommand(q, context, call)))
  if (result.reply.ok && result.changed) {
    for (const work of call.traces.afterCommit) work()
    if (definition.topics.length > 0) deps.push({ kind: 'changed', topics: definition.topics })
  }
  return result.reply
}

/** The answer as the contract describes it, so that no row of the database leaks out with it. */
function shaped(definition: ContractMethod, result: Result<unknown>): Result<unknown> {
  return result.ok ? ok(definition.output.parse(result.value)) : result
}

/** Knows the call as under way, so that it can be asked to stop; a request that comes too late is forgotten. */
async function stoppable<T>(deps: Deps, commandId: string | null, work: () => Promise<T>): Promise<T> {
  if (commandId === null) return work()
  deps.running.add(commandId)
  try {
    return await work()
  } finally {
    deps.running.delete(commandId)
    deps.stopped.delete(commandId)
  }
}

type Outcome = { readonly reply: Result<unknown>; readonly changed: boolean }

/**
 * One command inside its unit of work: a known `commandId` returns the first answer, a refusal or a dry run
 * keeps nothing, and what is kept is kept together with its audit rows and its answer. The answer has been given
 * its shape before anything is kept, so that a wrong one leaves nothing behind.
 */
async function runCommand(
  q: Writer,
  context: Context,
  call: Call,
): Promise<{ keep: boolean; value: Outcome }> {
  // The engine may run a unit of work again that lost a race; what its first run left must not count twice.
  call.traces.notes.length = 0
  call.traces.afterCommit.length = 0
  const hash = hashOf(context.method, call.body)
  if (context.commandId !== null) {
    const known = await findCommand(q, context.commandId)
    if (known !== null) {
      const reply =
        known.inputHash === hash
          ? ok(known.reply)
          : refuse('COMMAND_CONFLICT', { commandId: context.commandId })
      return { keep: false, value: { reply, changed: false } }
    }
  }
  const reply = shaped(call.definition, await call.handler(q, context, call.input))
  if (!reply.ok || call.dryRun) return { keep: false, value: { reply, changed: false } }
  await appendAudit(q, context, call.traces.notes)
  if (context.commandId !== null) {
    await insertCommand(q, {
      id: context.commandId,
      method: context.method,
      inputHash: hash,
      reply: reply.value,
      at: context.now,
    })
  }
  return { keep: true, value: { reply, changed: true } }
}

/** The same input in any order of its keys has the same hash. */
function hashOf(method: Method, body: unknown): string {
  return createHash('sha256')
    .update(`${method}\n${canonicalJson(body)}`)
    .digest('hex')
}
