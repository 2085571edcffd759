import type { Value } from '../../../shared/contract/index.ts'

type Grant = Pick<
  Value<'credits.explain'>['grants'][number],
  'id' | 'subscriptionId' | 'subscriptionName' | 'effectiveFrom'
>

/** What each grant is called: its pack, and where a pack holds several, also the day from which it counts. */
export function grantNames(
  grants: readonly Grant[],
  formatDay: (day: string) => string,
): ReadonlyMap<number, string> {
  const isOnly = (grant: Grant) =>
    grants.every((other) => other.id === grant.id || other.subscriptionId !== grant.subscriptionId)
  return new Map(
    grants.map((grant) => [
      grant.id,
      isOnly(grant) ? grant.subscriptionName : `${grant.subscriptionName}, ${formatDay(grant.effectiveFrom)}`,
    ]),
  )
}
