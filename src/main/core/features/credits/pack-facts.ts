import type { PackFacts } from '../../../../shared/messages/spending.ts'
import { words } from '../../speaking.ts'
import type { GrantRecord } from './queries.ts'

/** What sentences about a client's packs need, each under a name that tells it from the others where it can. */
export function packFacts(grants: readonly GrantRecord[]): ReadonlyMap<number, PackFacts> {
  return new Map(grants.map((grant) => [grant.id, { ...grant, name: nameAmong(grants, grant) }]))
}

/** Its pack; of several so called also what it is good for, or from which day it counts, and which of that day's it is. */
function nameAmong(grants: readonly GrantRecord[], grant: GrantRecord): string {
  const { subscriptionName, family } = grant
  const name = words().packName(subscriptionName)
  const namesakes = grants.filter((other) => other.subscriptionName === subscriptionName)
  if (namesakes.length === 1) return name
  const relatives = namesakes.filter((other) => other.family === family)
  const goodFor = relatives.length < namesakes.length ? [family ?? words().ALL_SERVICES] : []
  const from = relatives.length > 1 ? [fromWords(relatives, grant)] : []
  return `${name} (${[...goodFor, ...from].join(', ')})`
}

/** "from 2 Mar 2026", or "the second from 2 Mar 2026" where several began on that day, as they were given. */
function fromWords(relatives: readonly GrantRecord[], { id, effectiveFrom }: GrantRecord): string {
  const twins = relatives.filter((other) => other.effectiveFrom === effectiveFrom)
  const before = twins.length === 1 ? null : twins.filter((other) => other.id < id).length
  return words().packFromWords(effectiveFrom, before)
}
