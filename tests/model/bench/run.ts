import type { Reply } from '../../../src/shared/contract/index.ts'
import { type Call, Sides, type Tally } from './sides.ts'
import { type Copy, openCopy, type Template } from './stage.ts'
import type { Step } from './steps.ts'

/** Drives the product and the model side by side, and stops at the first thing that they do not agree about. */

export type Failure = { readonly step: Step; readonly problem: string }

/** How often whole tables are compared, and the product checks itself. */
export type Care = { readonly wholeEvery: number; readonly checkEvery: number }

export type Run = {
  readonly sides: Sides
  /** Answers what is wrong after the step, or null. */
  take(step: Step): Promise<string | null>
  /** Everything compared, and the product's own check. */
  finish(): Promise<string | null>
  close(): Promise<void>
}

/** What was sent with a commandId, and how it was answered. */
type Sent = { readonly call: Call; readonly reply: Reply; readonly kept: boolean }

/** What a product would do that has a fault: it hears something else than was said. */
export type Fault = (method: string, input: object) => object

/** Begins a run on a copy of its own; with a fault, to see that it is found. */
export async function startRun(template: Template, care: Care, tally: Tally, fault?: Fault): Promise<Run> {
  const sides = new Sides(withFault(await openCopy(template), fault), template, tally)
  const sent = new Map<number, Sent>()
  let taken = 0

  const send = async (step: Step): Promise<string | null> => {
    const earlier = step.again === undefined ? undefined : sent.get(step.again)
    if (step.again !== undefined && earlier === undefined) return null
    const call = sides.prepare(step)
    if (call === null) return null
    taken += 1
    sides.real.setNow(step.at)
    return earlier?.kept === true ? repeat(sides, earlier) : once(sides, call, sent)
  }
  const look = async (): Promise<string | null> => {
    const difference = taken % care.wholeEvery === 0 ? sides.compareAll() : null
    return difference ?? (taken % care.checkEvery === 0 ? sides.checkItself() : null)
  }
  return {
    sides,
    take: async (step) => (await send(step)) ?? look(),
    finish: async () => sides.compareAll() ?? sides.checkItself(),
    close: () => sides.real.close(),
  }
}

function withFault(copy: Copy, fault: Fault | undefined): Copy {
  if (fault === undefined) return copy
  const call: Copy['call'] = (role, method, input) => copy.call(role, method, fault(method, input))
  return Object.create(copy, { call: { value: call } }) as Copy
}

/** What was kept once is answered again with the same words, and changes nothing. */
async function repeat(sides: Sides, { call, reply: first }: Sent): Promise<string | null> {
  const before = sides.state
  const reply = await sides.send(call)
  if (JSON.stringify(reply) !== JSON.stringify(first)) {
    return `sent again, it is answered with ${JSON.stringify(reply)} and not with ${JSON.stringify(first)}`
  }
  return sides.state === before ? null : 'sent again, it changed something'
}

async function once(sides: Sides, call: Call, sent: Map<number, Sent>): Promise<string | null> {
  const { step } = call
  const prediction = sides.predict(call)
  const before = sides.state
  const reply = await sides.send(call)
  const kept = reply.ok && step.dryRun !== true
  if (step.commandId !== undefined) sent.set(step.again ?? step.n, { call, reply, kept })
  const problem = sides.judge(call, prediction, reply)
  if (problem !== null) return problem
  // A denial is written down, at most once in a while; that it changes nothing else, the comparisons see.
  const denied = !reply.ok && reply.error.code === 'UNAUTHORIZED_ACCESS'
  if (!kept) return denied || sides.state === before ? null : 'what was not kept changed something'
  sides.keep(call, prediction)
  return sides.compare(call, prediction)
}

/** Takes steps that were written down, and answers the first failure. */
export async function replay(
  template: Template,
  steps: readonly Step[],
  care: Care,
  fault?: Fault,
): Promise<Failure | null> {
  const run = await startRun(template, care, new Map(), fault)
  try {
    for (const step of steps) {
      const problem = await run.take(step)
      if (problem !== null) return { step, problem }
    }
    const problem = await run.finish()
    const last = steps.at(-1)
    return problem === null || last === undefined ? null : { step: last, problem }
  } finally {
    await run.close()
  }
}
