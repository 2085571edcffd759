import { plusDays } from './calendar.ts'
import { end, handOver, remainingOf } from './hand-over.ts'
import { fill, revoke, sumOf } from './ledger.ts'
import { addGrant, addLot, anchor, issueDue } from './memberships.ts'
import { only, type Rules, requireFresh } from './method.ts'
import { takeOwed } from './refunds.ts'
import type { Grant, Package, Purchase, Subscription } from './rows.ts'
import { availableToday, grantsIn, grantsOf, holderOf } from './spending.ts'
import { add, change, found, refuse, todayOf, type World } from './world.ts'

type Methods = 'credits.allocate' | 'credits.revoke' | 'purchases.create' | 'purchases.refund'

export const creditRules: Rules<Methods> = {
  'credits.allocate': ({ world, actor, staffing }, input) => {
    only(actor, 'owner', 'front_desk')
    requireCount(input.sessionCount)
    const client = found(world.clients, input.clientId)
    const familyId = input.family ? staffing.families.get(input.family) : null
    if (familyId === undefined) return refuse('NOT_FOUND')
    if (client.status === 'merged') refuse('INVALID_TRANSITION')
    const expiresOn = input.expiresOn ?? null
    const today = todayOf(world)
    if (expiresOn !== null && expiresOn < today) refuse('VALIDATION')
    const place = { clientId: client.id, familyId, kind: 'pack' } as const
    const subscription = holderOf(world, place) ?? addPack(world, place)
    const grant = addGrant(world, subscription, {
      source: 'allocation',
      category: input.category ?? 'paid',
      effectiveFrom: today,
      expiresOn,
    })
    fill(world, grant.id, input.sessionCount)
    return {
      added: input.sessionCount,
      availableSessions: availableToday(world, client.id),
      grant: { id: grant.id, subscriptionId: subscription.id },
    }
  },

  'credits.revoke': ({ world, actor }, input) => {
    only(actor, 'owner')
    requireCount(input.sessionCount)
    const client = found(world.clients, input.clientId)
    const all = grantsOf(world, client.id)
    const own = input.grantId === undefined ? all : all.filter((grant) => grant.id === input.grantId)
    if (input.grantId !== undefined && own.length === 0) refuse('NOT_FOUND')
    if (client.status === 'merged') refuse('INVALID_TRANSITION')
    if (sumOf(own, (grant) => grant.available) < input.sessionCount) refuse('INSUFFICIENT_SESSIONS')
    let missing = input.sessionCount
    for (const grant of own.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)) {
      const units = Math.min(missing, grant.available)
      if (units > 0) revoke(world, grant.id, units)
      missing -= units
    }
    handOver(
      world,
      own.map((grant) => grant.subscriptionId),
    )
    return { removed: input.sessionCount, availableSessions: availableToday(world, client.id) }
  },

  'purchases.create': ({ world, actor }, input) => {
    only(actor, 'owner', 'front_desk')
    const client = found(world.clients, input.clientId)
    const terms = found(world.packages, input.packageId)
    if (client.status === 'merged') refuse('INVALID_TRANSITION')
    const externalId = input.externalId === undefined ? null : `${input.provider}/${input.externalId}`
    if (externalId !== null && world.purchases.where((row) => row.externalId === externalId).length > 0) {
      refuse('DUPLICATE_EVENT')
    }
    const status = (input.paid ?? true) ? 'paid' : 'pending'
    const purchase = add(world.purchases, {
      clientId: client.id,
      packageId: terms.id,
      amount: terms.price,
      refunded: 0,
      status,
      externalId,
    })
    const grant = sell(world, terms, client.id, purchase.id)
    return {
      purchase: { id: purchase.id, clientId: client.id, packageId: terms.id, status, amount: terms.price },
      grant: { id: grant.id, subscriptionId: grant.subscriptionId, units: terms.credits },
      availableSessions: availableToday(world, client.id),
    }
  },

  'purchases.refund': (scene, input) => {
    const { world, actor } = scene
    only(actor, 'owner')
    const before = found(world.purchases, input.purchaseId)
    requireFresh(scene)
    const { status } = before
    const isPaid = status === 'paid' || status === 'partially_refunded'
    if (!isPaid || before.amount === 0) refuse('INVALID_TRANSITION')
    if (input.amount > before.amount - before.refunded) refuse('VALIDATION')
    const { purchase, revoked, owed } = refundMoney(world, before, input.amount)
    return {
      purchase: { id: purchase.id, status: purchase.status },
      revoked,
      owed,
      availableSessions: availableToday(world, purchase.clientId),
    }
  },
}

function refundMoney(world: World, purchase: Purchase, amount: number) {
  const refunded = purchase.refunded + amount
  const status = refunded < purchase.amount ? 'partially_refunded' : 'refunded'
  const after = change(world.purchases, purchase, { refunded, status })
  const taken = takeOwed(world, after)
  const own = world.subscriptions.where((row) => row.purchaseId === purchase.id)
  for (const subscription of own) {
    // What nobody has paid for is issued no more.
    const ends =
      status === 'refunded' && (subscription.kind === 'membership' || waitsForNothing(world, subscription))
    if (ends && subscription.status !== 'ended') end(world, subscription)
  }
  handOver(
    world,
    own.map((row) => row.id),
  )
  return { purchase: after, ...taken }
}

/** A pack whose turn has not come, with nothing on it to wait for. */
function waitsForNothing(world: World, { id, kind, status }: Subscription): boolean {
  const held = grantsIn(world, id).some((grant) => grant.source !== 'allocation' && grant.held > 0)
  return kind === 'pack' && status === 'queued' && remainingOf(world, id) === 0 && !held
}

function requireCount(count: unknown): void {
  if (count === undefined) refuse('MISSING_REQUIRED_FIELDS')
  const whole = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 100
  if (!whole) refuse('INVALID_SESSION_COUNT')
}

/** A sale's subscription waits in the queue when its place is taken; its days count from activation. */
function sell(world: World, terms: Package, clientId: number, purchaseId: number): Grant {
  const place = { clientId, familyId: terms.familyId, kind: terms.kind }
  handOver(
    world,
    world.subscriptions.where((row) => row.clientId === clientId).map((row) => row.id),
  )
  const queued = holderOf(world, place) !== undefined
  const today = todayOf(world)
  const subscription = add(world.subscriptions, {
    ...place,
    status: queued ? 'queued' : 'active',
    isComp: false,
    purchaseId,
    validityDays: terms.validityDays,
    activatedOn: queued ? null : today,
    credits: terms.credits,
    period: terms.period,
    rollover: terms.rollover,
    anchorOn: null,
    anchorPeriod: 0,
    endsOn: null,
  })
  const isPack = terms.kind === 'pack'
  if (queued) {
    const periodNo = isPack ? null : 0
    return addLot(world, subscription, { effectiveFrom: today, expiresOn: null, periodNo })
  }
  if (isPack) {
    const expiresOn = terms.validityDays === null ? null : plusDays(today, terms.validityDays)
    return addLot(world, subscription, { effectiveFrom: today, expiresOn })
  }
  const [first] = issueDue(world, anchor(world, subscription, today))
  if (first === undefined) throw new Error('A membership has a first period.')
  return first
}

function addPack(world: World, place: Pick<Subscription, 'clientId' | 'familyId' | 'kind'>): Subscription {
  return add(world.subscriptions, {
    ...place,
    status: 'active',
    isComp: false,
    purchaseId: null,
    validityDays: null,
    activatedOn: todayOf(world),
    credits: 0,
    period: null,
    rollover: 0,
    anchorOn: null,
    anchorPeriod: 0,
    endsOn: null,
  })
}
