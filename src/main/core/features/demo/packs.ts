import { assert } from '../../../../shared/errors.ts'
import { freezeSubscription } from '../credits/freeze.ts'
import { listHoldings } from '../credits/hand-over-queries.ts'
import { allocateCredits } from '../credits/service.ts'
import { sellPackage } from '../purchases/sell.ts'
import type { DemoClient } from './clients.ts'
import type { EventOf } from './events.ts'
import { granted } from './found.ts'
import { type Life, memberOf } from './memory.ts'
import { FAMILIES, PACKS, type PackKey, SERVICES } from './offer.ts'

/** Most pay by card. */
const METHODS = ['card', 'card', 'cash', 'card', 'bank_transfer'] as const

/** One sale in twenty is paid later. */
export async function sell(life: Life, client: DemoClient, pack: PackKey, at: number): Promise<void> {
  const { q, founded } = life
  const member = memberOf(life, client)
  const paid = !life.random.chance(0.05)
  const sold = await sellPackage(q, life.moments(founded.desk, at), founded.studio, {
    clientId: member.record.id,
    package: founded.packages[pack],
    paid,
    externalId: null,
    provider: 'front_desk',
    metadata: null,
    // By the client, not by chance: people pay as they usually do.
    paymentMethod: paid ? (METHODS[member.record.id % METHODS.length] ?? null) : null,
  })
  granted(sold)
  const { family, kind } = PACKS[pack]
  if (kind === 'membership') member.monthly.add(family)
}

export async function allocate(life: Life, event: EventOf<'allocate'>): Promise<void> {
  const { units, family, reason, expiresOn, category } = event
  const allocated = await allocateCredits(life.q, life.moments(life.founded[event.by], event.at), {
    clientId: memberOf(life, event.client).record.id,
    sessionCount: units,
    family: family === null ? null : FAMILIES[family],
    reason,
    expiresOn,
    category,
  })
  granted(allocated)
}

/** So few left that the next pack is bought. */
const NEARLY_OUT = 2

/** Somebody who buys ahead does so at the desk; the new pack waits for the last credits of the one before. */
export async function buyAhead(life: Life, { at, visit }: EventOf<'book'>): Promise<void> {
  const { client, session, funding } = visit
  const pack = client.packs[SERVICES[session.service].family]
  if (!client.buysAhead || funding !== 'credit' || PACKS[pack].kind === 'membership') return
  const { familyId } = life.founded.packages[pack]
  const holdings = await listHoldings(life.q, [memberOf(life, client).record.id])
  const place = holdings.filter((holding) => holding.familyId === familyId && holding.kind === 'pack')
  const [holder] = place
  if (place.length === 1 && holder !== undefined && holder.remaining <= NEARLY_OUT)
    await sell(life, client, pack, at)
}

/** Freezes what the client trains with; whoever has booked in between stays as they are. */
export async function freeze(life: Life, event: EventOf<'freeze'>): Promise<void> {
  const { q, founded } = life
  const { client, from, until, at } = event
  const holdings = await listHoldings(q, [memberOf(life, client).record.id])
  const holder = holdings.find(({ status, remaining }) => status === 'active' && remaining > 0)
  if (holder === undefined) return
  const input = { subscriptionId: holder.id, from, until, reason: 'Away', cancelBookings: false }
  const frozen = await q.part(async () => {
    const value = await freezeSubscription(q, life.moments(founded.desk, at), input)
    return { keep: value.ok, value }
  })
  assert(frozen.ok || frozen.error.code === 'INVALID_TRANSITION', 'a freeze is refused for bookings alone')
}
