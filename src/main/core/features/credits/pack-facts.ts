import { dayWords } from '../../../../shared/messages/days.ts'
import type { PackFacts } from '../../../../shared/messages/spending.ts'
import type { GrantRecord } from './queries.ts'

/** What sentences about a client's packs need, each under a name that tells it from the others where it can. */
export function packFacts(grants: readonly GrantRecord[]): ReadonlyMap<number, PackFacts> {
  return new Map(grants.map((grant) => [grant.id, { ...grant, name: nameAmong(grants, grant) }]))
}

/** Its pack; of several so called also what it is good for, or from which day it counts. */
function nameAmong(grants: readonly GrantRecord[], grant: GrantRecord): string {
  const { subscriptionName: name, family, effectiveFrom } = grant
  const namesakes = grants.filter((other) => other.subscriptionName === name)
  if (namesakes.length === 1) return name
  const relatives = namesakes.filter((other) => other.family === family)
  const goodFor = relatives.length < namesakes.length ? [family ?? 'all services'] : []
  const from = relatives.length > 1 ? [`from ${dayWords(effectiveFrom)}`] : []
  return `${name} (${[...goodFor, ...from].join(', ')})`
}
