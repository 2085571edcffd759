import {
  BOOKING_STATUSES,
  type BookingStatus,
  PAYMENT_STATUSES,
  type PaymentStatus,
} from '../domain/bookings.ts'
import { fieldName } from './field-names.ts'
import { changedFields, numberOf, textOf } from './noted.ts'

/** What an audit row keeps of something before and after a change. */
export type Noted = {
  readonly method: string
  readonly before: unknown
  readonly after: unknown
}

/** What was done to a booking, as a sentence; null where nothing worth telling was. */
export function bookingDeed({ before, after }: Noted, session: string): string | null {
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  const status = BOOKING_STATUSES.find((known) => known === to)
  if (status !== undefined && status !== from) return `${STATUS_DEEDS[status](session, from)}.`
  const paid = textOf(after, 'paymentStatus')
  const payment = PAYMENT_STATUSES.find((known) => known === paid)
  if (payment === undefined || payment === textOf(before, 'paymentStatus')) return null
  return `${PAYMENT_DEEDS[payment]} ${session}.`
}

const STATUS_DEEDS: Record<BookingStatus, (session: string, from: string | null) => string> = {
  pending: (session, from) =>
    from === 'waitlisted' ? `Was offered a place in ${session}` : `Asked for a place in ${session}`,
  confirmed: (session, from) => `${CONFIRMED_FROM[from ?? ''] ?? 'Has a place again in'} ${session}`,
  waitlisted: (session) => `Was put on the waitlist of ${session}`,
  completed: (session) => `Came to ${session}`,
  no_show: (session) => `Did not come to ${session}`,
  cancelled: (session) => `Was taken out of ${session}`,
  late_cancelled: (session) => `Was taken out of ${session}, too late`,
  lapsed: (session) => `Lost the place in ${session}: nobody confirmed it in time`,
}

/** By the state that the booking had before. */
const CONFIRMED_FROM: Readonly<Record<string, string>> = {
  '': 'Was booked into',
  pending: 'Is sure of a place in',
  waitlisted: 'Was given a place in',
}

const PAYMENT_DEEDS: Record<PaymentStatus, string> = {
  not_due: 'Owes nothing for',
  pending: 'Still owes for',
  paid: 'Has paid for',
  failed: 'Could not pay for',
  partially_refunded: 'Got part of the money back for',
  refunded: 'Got the money back for',
  disputed: 'Disputes the payment for',
}

type Sale = {
  readonly packageName: string
  readonly price: string
  /** Minor units of the sale's currency in words. */
  readonly money: (units: number) => string
}

/** A sale, or money of it that was given back; with the grant that it gave, for a sale. */
export function saleDeed(
  { before, after }: Pick<Noted, 'before' | 'after'>,
  { packageName, price, money }: Sale,
): { readonly sentence: string; readonly grantId: number | null } {
  const [was, is] = [numberOf(before, 'refundedAmount') ?? 0, numberOf(after, 'refundedAmount') ?? 0]
  if (is > was) return { sentence: `Got ${money(is - was)} of ${packageName} back.`, grantId: null }
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  if (from === 'pending' && to === 'paid') {
    return { sentence: `Paid ${price} for ${packageName}.`, grantId: null }
  }
  if (from === 'pending' && to === 'failed') {
    return { sentence: `The sale of ${packageName} was voided.`, grantId: null }
  }
  const debt = textOf(after, 'status') === 'pending' ? ', not paid yet' : ''
  return { sentence: `Bought ${packageName} for ${price}${debt}.`, grantId: numberOf(after, 'grantId') }
}

/** What was done to a client's own record; null for what other lines tell of. */
export function recordDeed({ method, before, after }: Noted): string | null {
  if (numberOf(after, 'merged') !== null) return 'Another record of this client was merged into this one.'
  if (numberOf(after, 'mergedInto') !== null) return 'This record was merged into another one.'
  if (before === null || before === undefined) {
    if (method.startsWith('credits.')) return null
    return method.startsWith('import.') ? 'Came with an import.' : 'Became a client.'
  }
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  if (from !== null && to !== null && from !== to) return `Is ${to} now.`
  const fields = changedFields(before, after)
  return fields.length === 0 ? null : `Changed: ${fields.map(fieldName).join(', ')}.`
}

const PACK_DEEDS: Readonly<Record<string, string>> = {
  'subscriptions.freeze': 'was frozen',
  'subscriptions.unfreeze': 'was unfrozen',
  'subscriptions.end': 'was ended',
}

/** What was done to a pack; null where it is told elsewhere. */
export function packDeed({ method, before, after }: Noted, pack: string): string | null {
  const deed = PACK_DEEDS[method]
  if (deed !== undefined) return `${pack} ${deed}.`
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  return to === null || to === from ? null : `${pack} is ${to} now.`
}
