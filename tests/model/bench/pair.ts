import type { Random } from '../../../src/main/core/features/demo/random.ts'
import type { Reply } from '../../../src/shared/contract/index.ts'
import type { Prediction } from '../reference/reference.ts'
import type { Call, Sides } from './sides.ts'

/**
 * Two people ask at the same moment, and each is impatient and sends the same command twice. Whatever the order, each
 * command is done at most once, and both of its answers are the same.
 */
export async function takePair(
  sides: Sides,
  calls: readonly [Call, Call],
  random: Random,
): Promise<string | null> {
  const order = random.shuffled([calls[0], calls[0], calls[1], calls[1]])
  // None waits for another; a call looks at the clock when it is made.
  const replies = await Promise.all(
    order.map((call, index) => {
      sides.real.setNow(call.step.at + index)
      return sides.send(call)
    }),
  )
  const answered = new Map<Call, Reply>()
  const changes: Prediction['changes'][number][] = []
  for (const [index, call] of order.entries()) {
    const reply = replies[index]
    if (reply === undefined) throw new Error('Every call is answered.')
    const problem = settle(sides, { call, at: call.step.at + index, reply }, answered, changes)
    if (problem !== null) return `${call.step.method} as number ${index + 1}: ${problem}`
  }
  return sides.compare(calls[0], { changes })
}

/** Holds one answer to the model, in the order in which the calls were made. */
function settle(
  sides: Sides,
  { call, at, reply }: { readonly call: Call; readonly at: number; readonly reply: Reply },
  answered: Map<Call, Reply>,
  changes: Prediction['changes'][number][],
): string | null {
  const first = answered.get(call)
  if (first !== undefined) {
    const [said, before] = [JSON.stringify(reply), JSON.stringify(first)]
    return said === before ? null : `sent again, it is answered with ${said} and not with ${before}`
  }
  const predicted = sides.predict({ ...call, step: { ...call.step, at } })
  // What the other one has changed in between may have made the version old that was looked at before.
  const prediction =
    predicted.ok && changes.length > 0 && hasVersion(call.asked)
      ? { ...predicted, orRefused: [...(predicted.orRefused ?? []), 'STALE_VERSION'] }
      : predicted
  if (!predicted.ok && !reply.ok && reply.error.code === 'STALE_VERSION' && hasVersion(call.asked))
    return null
  const problem = sides.judge(call, prediction, reply)
  if (problem !== null || !reply.ok) return problem
  answered.set(call, reply)
  sides.keep(call, prediction)
  changes.push(...prediction.changes)
  return null
}

const hasVersion = (asked: object): boolean => 'version' in asked
