import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { plural } from '../../../../shared/messages/errors.ts'
import type { Words } from '../../../../shared/messages/words.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findClient } from '../clients/queries.ts'
import { figuresByClient, NO_FIGURES } from '../credits/figures-queries.ts'
import { type ClientEntry, listLastEntries } from '../ledger/queries.ts'
import { findPlan } from '../plans/queries.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { isPolicyText } from '../system/kept.ts'
import { listWords } from '../system/words-queries.ts'
import {
  findBookingFacts,
  findSessionFacts,
  findStripeLine,
  isInDrawer,
  listClientsOf,
  listGrantFacts,
  listPackFacts,
  sumRefundTargets,
} from './state-queries.ts'

export type RepairState = Value<'integrity.repair'>['before']

/** As many ledger lines as a person reads to see what happened. */
const MOST_LINES = 20

/** How a thing stands: the figures of its clients, what is stored of it, and its last ledger lines. */
export async function stateOf(
  q: Reader,
  context: Context,
  studio: Studio,
  entity: string,
  entityId: number,
): Promise<RepairState> {
  const clientIds = await listClientsOf(q, entity, entityId)
  return {
    clients: await clientFigures(q, clientIds, studioToday(studio, context.now)),
    facts: await factsOf(q, entity, entityId),
    lines: (await linesOf(q, entity, entityId)).map((line) => sentenceOf(line, studio.zone, words())),
  }
}

async function clientFigures(
  q: Reader,
  clientIds: readonly number[],
  today: string,
): Promise<RepairState['clients']> {
  const figures = await figuresByClient(q, clientIds, today)
  const rows: RepairState['clients'] = []
  for (const clientId of clientIds) {
    const client = await findClient(q, clientId)
    const { available, scheduled, completed, remaining, granted, expired, revoked } =
      figures.get(clientId) ?? NO_FIGURES
    const total = granted - expired - revoked
    const name = client === null ? `Client ${clientId}` : fullName(client)
    rows.push({ clientId, name, available, scheduled, completed, remaining, total })
  }
  return rows
}

async function factsOf(q: Reader, entity: string, id: number): Promise<string[]> {
  switch (entity) {
    case 'grant':
      return grantFacts(q, { grantId: id })
    case 'subscription':
      return [
        ...(await packFacts(q, { subscriptionId: id })),
        ...(await grantFacts(q, { subscriptionId: id })),
      ]
    case 'client':
      return [...(await packFacts(q, { clientId: id })), await wordFact(q, id)]
    case 'booking':
      return bookingFacts(q, id)
    case 'session':
      return sessionFacts(q, id)
    case 'purchase':
      return [...(await grantFacts(q, { purchaseId: id })), ...(await refundFacts(q, id))]
    case 'stripe_line':
      return lineFacts(q, id)
    case 'drawer_item':
      return itemFacts(q, id)
    case 'plan':
      return planFacts(q, id)
    default:
      return []
  }
}

async function grantFacts(q: Reader, of: Parameters<typeof listGrantFacts>[1]): Promise<string[]> {
  return (await listGrantFacts(q, of)).map(({ id, name, expiresOn, ...figures }) => {
    const until = expiresOn === null ? '' : `, valid until ${expiresOn}`
    const { granted, available, held, used, expired, revoked } = figures
    return `Grant ${id} of ${name}: ${granted} granted = ${available} available + ${held} held + ${used} used + ${expired} expired + ${revoked} revoked${until}.`
  })
}

async function packFacts(q: Reader, of: Parameters<typeof listPackFacts>[1]): Promise<string[]> {
  return (await listPackFacts(q, of)).map(({ id, name, status, activatedOn }) => {
    const since = activatedOn === null ? '' : `, activated on ${activatedOn}`
    return `${name} (subscription ${id}) is ${status}${since}.`
  })
}

async function wordFact(q: Reader, id: number): Promise<string> {
  const found = (await listWords(q, { first: id, last: id })).map(({ word }) => word).sort()
  return found.length === 0 ? 'No word finds them.' : `They are found by ${found.join(', ')}.`
}

async function bookingFacts(q: Reader, id: number): Promise<string[]> {
  const booking = await findBookingFacts(q, id)
  if (booking === null) return []
  const { status, funding, cost, paymentStatus, policy, holds } = booking
  return [
    `Booking ${id} is ${status}, costs ${plural(cost, 'session')}, funding ${funding}, payment ${paymentStatus}.`,
    ...(isPolicyText(policy) ? [] : ['The policy that it was made under cannot be read.']),
    ...holds.map(
      ({ grantId, held, used, clientId, subscriptionId }) =>
        `It holds ${held} and has used ${used} of grant ${grantId}, of subscription ${subscriptionId} and client ${clientId}.`,
    ),
  ]
}

async function sessionFacts(q: Reader, id: number): Promise<string[]> {
  const session = await findSessionFacts(q, id)
  if (session === null) return []
  const { status, zone, wallStart, studioDate, live } = session
  return [
    `Session ${id} is ${status}, at ${wallStart} in ${zone}, on the day ${studioDate}.`,
    `${plural(live, 'booking')} to come.`,
  ]
}

async function refundFacts(q: Reader, saleId: number): Promise<string[]> {
  const asked = await sumRefundTargets(q, saleId)
  return asked === 0 ? [] : [`Refunds ask for ${asked} of its units.`]
}

async function lineFacts(q: Reader, id: number): Promise<string[]> {
  const line = await findStripeLine(q, id)
  if (line === null) return []
  const { state, purchaseId, grantId } = line
  return [
    `Line ${id} of Stripe is ${state}.`,
    purchaseId === null ? 'It names no purchase.' : `It became purchase ${purchaseId}.`,
    grantId === null ? 'It names no grant.' : `It gave grant ${grantId}.`,
  ]
}

async function itemFacts(q: Reader, id: number): Promise<string[]> {
  const isOpen = await isInDrawer(q, id)
  return [isOpen ? `Item ${id} is in the drawer.` : `Item ${id} has left the drawer.`]
}

async function planFacts(q: Reader, id: number): Promise<string[]> {
  const plan = await findPlan(q, { id })
  return plan === null ? [] : [`Plan ${id} is ${plan.status}, with ${plan.placed} placed of ${plan.count}.`]
}

async function linesOf(q: Reader, entity: string, id: number): Promise<ClientEntry[]> {
  if (entity === 'grant') return listLastEntries(q, { grantId: id }, MOST_LINES)
  return entity === 'booking' ? listLastEntries(q, { bookingId: id }, MOST_LINES) : []
}

/** A ledger line as a sentence, in a language. */
export function sentenceOf(line: ClientEntry, zone: string, { entrySentence }: Words): string {
  const { kind, units, reason, sessionTitle, sessionStartsAt } = line
  return entrySentence({
    kind,
    units,
    reason,
    actor: line.actorName ?? 'Tallybook',
    session:
      sessionTitle === null || sessionStartsAt === null
        ? null
        : { title: sessionTitle, startsAt: sessionStartsAt },
    zone,
  })
}
