import type { Input, Refusal, Reply, Value } from '../../../../../shared/contract/index.ts'
import { withoutObstacle } from './refusals.ts'

/** What would become of a session: all that stands in its way, and what it would be without that. */
export type SessionOutlook = {
  readonly kind: 'session'
  /** In the order in which main tests; empty when nothing does. */
  readonly obstacles: readonly Refusal[]
  /** The session without the obstacles; null when even that cannot be. */
  readonly made: Value<'sessions.create'> | null
}

/** What would become of a series: each occurrence made or left out, and whether it would be refused as a whole. */
export type SeriesOutlook = {
  readonly kind: 'series'
  readonly refusal: Refusal | null
  readonly made: Value<'series.create'> | null
}

/** Tries a session out with a dry run, and again without each obstacle, so that all of them are told at once. */
export async function sessionOutlook(
  input: Input<'sessions.create'>,
  tryOut: (input: Input<'sessions.create'>) => Promise<Reply<'sessions.create'>>,
): Promise<SessionOutlook> {
  const obstacles: Refusal[] = []
  let rest: Input<'sessions.create'> | null = input
  while (rest !== null) {
    const reply: Reply<'sessions.create'> = await tryOut(rest)
    if (reply.ok) return { kind: 'session', obstacles, made: reply.value }
    obstacles.push(reply.error)
    rest = withoutObstacle(rest, reply.error)
  }
  return { kind: 'session', obstacles, made: null }
}

/**
 * Tries a series out with a dry run. One that is refused is tried again for what it would be otherwise: where a clash
 * refuses all of it, without that, and where a new client cannot be made or cannot pay, for nobody.
 */
export async function seriesOutlook(
  input: Input<'series.create'>,
  tryOut: (input: Input<'series.create'>) => Promise<Reply<'series.create'>>,
): Promise<SeriesOutlook> {
  const reply = await tryOut(input)
  if (reply.ok) return { kind: 'series', refusal: null, made: reply.value }
  for (const rest of easierThan(input)) {
    const again = await tryOut(rest)
    if (again.ok) return { kind: 'series', refusal: reply.error, made: again.value }
  }
  return { kind: 'series', refusal: reply.error, made: null }
}

function easierThan(input: Input<'series.create'>): Input<'series.create'>[] {
  const { newClient, funding, paymentMethod, ...nobody } = input
  return [
    ...(input.clashes === 'refuse' ? [{ ...input, clashes: 'skip' as const }] : []),
    ...(newClient === undefined ? [] : [{ ...nobody, clashes: 'skip' as const }]),
  ]
}
