import { hash } from 'node:crypto'
import type { ContractMethod } from '../../shared/contract/define.ts'
import { contract, type Method, type Reply } from '../../shared/contract/index.ts'
import type { Actor, Caller } from '../../shared/domain/permissions.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/language.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { checkAccess, checkNeeds } from './access.ts'
import { shapeAnswer } from './answer-shape.ts'
import { type CallMade, makeContext } from './call-context.ts'
import { canonicalJson } from './canonical-json.ts'
import type { CommandAgain, Context, Deps } from './context.ts'
import { OpenRefused, type Reader, type Writer } from './engine/engine.ts'
import { auditDenial } from './features/audit/denials.ts'
import { appendAudit } from './features/audit/queries.ts'
import { NO_SECRETS, readySecrets, withoutSecrets } from './features/auth/secrets.ts'
import { findCommand, insertCommand } from './features/commands/queries.ts'
import { recordStep } from './features/undo/record.ts'
import { handlers } from './handlers.ts'
import { parseCommandExtras, parseInput } from './input.ts'
import { exceedsLimits } from './limits.ts'
import { speakingIn, words } from './speaking.ts'
import { clearTraces, newTraces } from './traces.ts'

type AnyHandler = (first: unknown, context: Context, input: unknown) => Promise<Result<unknown>>

/**
 * The one way in, for windows, the command line and tests alike; what people read in the answer is in the caller's
 * language. In this order: the method exists, the actor is
 * there and may, the input is within its limits and has the right shape, the actor may do just this, the use case runs
 * in one unit of work, its answer has the right shape, what changed is told to open screens. A refusal changes nothing
 * but the audit log, which tells what somebody was not allowed to do; and neither does a bug: it is logged and answered as INTERNAL with an incident id and nothing else.
 */
export function dispatch(
  deps: Deps,
  actor: Caller,
  method: string,
  raw: unknown,
  language: Language = 'en',
): Promise<Reply> {
  return speakingIn(language, () => reply(deps, actor, method, raw))
}

async function reply(deps: Deps, actor: Caller, method: string, raw: unknown): Promise<Reply> {
  try {
    const result = await answer(deps, actor, method, raw)
    if (!result.ok)
      await auditDenial(deps, actor, { method: method as Method, now: deps.now() }, result.error)
    return result.ok ? (result as Reply) : words().refusalReply(result.error)
  } catch (error) {
    return words().refusalReply(refusalOf(deps, error) ?? incident(deps, method, error))
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

async function answer(deps: Deps, caller: Caller, name: string, raw: unknown): Promise<Result<unknown>> {
  if (!Object.hasOwn(contract, name)) {
    return refuse('VALIDATION', { issues: [{ path: 'method', message: 'There is no such method.' }] })
  }
  const method = name as Method
  const definition: ContractMethod = contract[method]
  const denied = checkAccess(definition.access, caller)
  const unfit = denied ?? exceedsLimits(raw)
  if (unfit !== null) return { ok: false, error: unfit }

  const extras =
    definition.kind === 'command'
      ? parseCommandExtras(raw)
      : ok({ body: raw, commandId: null, dryRun: false })
  if (!extras.ok) return extras
  const { body, commandId, dryRun } = extras.value
  const actor = caller === 'locked' ? null : caller
  const input = prepare(definition, actor, body)
  if (!input.ok) return input

  const made = {
    actor: actor ?? NOBODY,
    method,
    commandId: definition.kind === 'query' ? taskOf(input.value) : commandId,
    now: deps.now(),
    traces: newTraces(),
    secrets: NO_SECRETS,
  }
  const handler = handlers[method] as AnyHandler
  const kept = withoutSecrets(definition, body)
  return run(deps, { ...made, definition, handler, input: input.value, body: kept, dryRun })
}

/** The name under which a long query is known while it is under way; most have none. */
const taskOf = ({ task }: Readonly<Record<string, unknown>>): string | null =>
  typeof task === 'string' ? task : null

/** The input of a method in its shape, asked for by somebody who may ask just this. */
function prepare(
  definition: ContractMethod,
  actor: Actor | null,
  body: unknown,
): Result<Record<string, unknown>> {
  const input = parseInput(definition.input, body)
  if (!input.ok) return input
  const denied = checkNeeds(definition, actor, input.value)
  return denied === null ? input : { ok: false, error: denied }
}

/** Stands in for the actor of the few methods that need none. It may do nothing by itself. */
const NOBODY: Actor = { staffId: null, name: 'Set-up', role: 'trainer', granted: [], withdrawn: [] }

type Call = CallMade & {
  readonly definition: ContractMethod
  readonly handler: AnyHandler
  readonly input: Readonly<Record<string, unknown>>
  /** The input as it was sent, without what is secret in it. */
  readonly body: unknown
  readonly dryRun: boolean
}

async function run(deps: Deps, call: Call): Promise<Result<unknown>> {
  const { definition, handler, input, commandId } = call
  const context = makeContext(deps, call, (q, command) => runAgain(q, deps, call, command))
  if (definition.kind === 'query') {
    const read = (q: Reader) => handler(q, context, input)
    const { engine } = deps
    const answered = () => (definition.apart ? engine.readApart(read) : engine.read(read))
    return shaped(definition, await stoppable(deps, commandId, answered))
  }
  const result =
    definition.kind === 'task'
      ? { reply: shaped(definition, await handler(deps, context, input)), changed: true }
      : await stoppable(deps, commandId, () => startCommand(deps, context, call))
  if (result.reply.ok && result.changed) {
    for (const work of call.traces.afterCommit) work()
    if (definition.topics.length > 0) deps.push({ kind: 'changed', topics: definition.topics })
  }
  return result.reply
}

/** The answer as the contract describes it, so that no row of the database leaks out with it. */
function shaped(definition: ContractMethod, result: Result<unknown>): Result<unknown> {
  return result.ok ? ok(shapeAnswer(definition.output, result.value)) : result
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

/** A command with what it brought of secrets. */
async function startCommand(deps: Deps, context: Context, call: Call): Promise<Outcome> {
  const ready = await readySecrets(deps, context, call.definition, call.input)
  if (!ready.ok) return { reply: ready, changed: false }
  const own = { ...context, secrets: ready.value }
  return deps.engine.write((q) => runCommand(q, own, call))
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
  clearTraces(call.traces)
  const inputHash = hashOf(context.method, call.body)
  if (context.commandId !== null) {
    const known = await findCommand(q, context.commandId)
    if (known !== null) {
      const reply =
        known.inputHash === inputHash
          ? ok(known.reply)
          : refuse('COMMAND_CONFLICT', { commandId: context.commandId })
      return { keep: false, value: { reply, changed: false } }
    }
  }
  const reply = shaped(call.definition, await call.handler(q, context, call.input))
  if (!reply.ok || call.dryRun) return { keep: false, value: { reply, changed: false } }
  const idle = isIdle(call)
  if (!idle) {
    const audit = await appendAudit(q, context, call.traces.notes)
    await recordStep(q, context, { ...call.traces, method: context.method, body: call.body, audit })
  }
  if (context.commandId !== null) {
    await insertCommand(q, {
      id: context.commandId,
      method: context.method,
      inputHash,
      reply: reply.value,
      at: context.now,
    })
  }
  return { keep: !idle || context.commandId !== null, value: { reply, changed: !idle } }
}

/** Whether a command that may find nothing to do has found nothing. Its answer to a `commandId` is kept all the same. */
function isIdle({ definition, traces }: Call): boolean {
  return definition.kind === 'command' && definition.quiet === true && traces.notes.length === 0
}

/**
 * Another command inside a unit of work that is under way. Its audit rows are the outer command's; what it did is a
 * step of its own.
 */
async function runAgain(
  q: Writer,
  deps: Deps,
  outer: Call,
  { method, input: body, steps }: CommandAgain,
): Promise<Result<{ readonly stepId: number | null }>> {
  const definition: ContractMethod = contract[method]
  const denied = checkAccess(definition.access, outer.actor)
  if (denied !== null) return { ok: false, error: denied }
  const input = prepare(definition, outer.actor, body)
  if (!input.ok) return input
  const call = { ...outer, traces: { ...outer.traces, steps: [...steps], lines: [] } }
  const context = makeContext(deps, call, async () => {
    throw new Error('A command that is run again runs no other.')
  })
  const reply = shaped(definition, await (handlers[method] as AnyHandler)(q, context, input.value))
  if (!reply.ok) return reply
  return ok({ stepId: await recordStep(q, context, { ...call.traces, method, body, audit: null }) })
}

/** The same input in any order of its keys has the same hash. */
function hashOf(method: Method, body: unknown): string {
  return hash('sha256', `${method}\n${canonicalJson(body)}`)
}
