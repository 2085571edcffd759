import type { Value } from '../../../../shared/contract/index.ts'

export type Closing = Value<'closures.close'>
export type ClosedSession = Closing['results'][number]

export type Summary = {
  readonly cancelled: number
  readonly staying: number
  readonly clients: number
  readonly credits: number
  readonly packs: number
  readonly refused: number
}

/** What it all comes to. */
export function summaryOf({ done, staying, results, clients, packs }: Closing): Summary {
  const refusals = [...results, ...packs].filter(({ refusal }) => refusal !== null)
  return {
    cancelled: done,
    staying,
    clients: clients.length,
    credits: clients.reduce((sum, { returned }) => sum + returned, 0),
    packs: packs.filter(({ refusal }) => refusal === null).length,
    refused: refusals.length,
  }
}

/** The sessions that are cancelled, as they were seen; those in `staying` take place all the same. */
export function chosenOf(results: readonly ClosedSession[], staying: ReadonlySet<number>) {
  return results
    .filter(({ sessionId }) => !staying.has(sessionId))
    .map(({ sessionId, version }) => ({ sessionId, version }))
}

/** The same set with something put into it or taken out. */
export function toggled(
  set: ReadonlySet<number>,
  ids: readonly number[],
  inIt: boolean,
): ReadonlySet<number> {
  const next = new Set(set)
  for (const id of ids) {
    if (inIt) next.add(id)
    else next.delete(id)
  }
  return next
}
