import {
  BOOKING_STATUSES,
  type BookingStatus,
  PAYMENT_STATUSES,
  type PaymentStatus,
} from '../../domain/bookings.ts'
import { changedFields, numberOf, textOf } from '../noted.ts'
import type * as English from '../timeline.ts'
import { fieldName } from './field-names.ts'
import { packName } from './packs.ts'

/** What was done to a booking, as a sentence; null where nothing worth telling was. */
export const bookingDeed: typeof English.bookingDeed = ({ before, after }, session) => {
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  const status = BOOKING_STATUSES.find((known) => known === to)
  if (status !== undefined && status !== from) return `${STATUS_DEEDS[status](session, from)}.`
  const paid = textOf(after, 'paymentStatus')
  const payment = PAYMENT_STATUSES.find((known) => known === paid)
  if (payment === undefined || payment === textOf(before, 'paymentStatus')) return null
  return `${PAYMENT_DEEDS[payment](session)}.`
}

const STATUS_DEEDS: Record<BookingStatus, (session: string, from: string | null) => string> = {
  pending: (session, from) =>
    from === 'waitlisted'
      ? `Hat einen Platz angeboten bekommen: ${session}`
      : `Hat um einen Platz gebeten: ${session}`,
  confirmed: (session, from) => `${CONFIRMED_FROM[from ?? ''] ?? 'Hat wieder einen Platz'}: ${session}`,
  waitlisted: (session) => `Kam auf die Warteliste: ${session}`,
  completed: (session) => `Ist erschienen: ${session}`,
  no_show: (session) => `Ist nicht erschienen: ${session}`,
  cancelled: (session) => `Wurde storniert: ${session}`,
  late_cancelled: (session) => `Wurde spät storniert: ${session}`,
  lapsed: (session) => `Hat den Platz verloren, weil niemand rechtzeitig bestätigt hat: ${session}`,
}

/** By the state that the booking had before. */
const CONFIRMED_FROM: Readonly<Record<string, string>> = {
  '': 'Wurde gebucht',
  pending: 'Hat den Platz sicher',
  waitlisted: 'Hat einen Platz bekommen',
}

const PAYMENT_DEEDS: Record<PaymentStatus, (session: string) => string> = {
  not_due: (session) => `Schuldet nichts für ${session}`,
  pending: (session) => `Schuldet noch die Zahlung für ${session}`,
  paid: (session) => `Hat ${session} bezahlt`,
  failed: (session) => `Die Zahlung für ${session} ist gescheitert`,
  partially_refunded: (session) => `Hat einen Teil des Geldes für ${session} zurückbekommen`,
  refunded: (session) => `Hat das Geld für ${session} zurückbekommen`,
  disputed: (session) => `Bestreitet die Zahlung für ${session}`,
}

/** A sale, or money of it that was given back; with the grant that it gave, for a sale. */
export const saleDeed: typeof English.saleDeed = ({ before, after }, { packageName, price, money }) => {
  const [was, is] = [numberOf(before, 'refundedAmount') ?? 0, numberOf(after, 'refundedAmount') ?? 0]
  if (is > was) {
    return { sentence: `Hat ${money(is - was)} von ${packageName} zurückbekommen.`, grantId: null }
  }
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  if (from === 'pending' && to === 'paid') {
    return { sentence: `Hat ${price} für ${packageName} bezahlt.`, grantId: null }
  }
  if (from === 'pending' && to === 'failed') {
    return { sentence: `Der Verkauf von ${packageName} wurde storniert.`, grantId: null }
  }
  const debt = textOf(after, 'status') === 'pending' ? ', noch nicht bezahlt' : ''
  return {
    sentence: `Hat ${packageName} für ${price} gekauft${debt}.`,
    grantId: numberOf(after, 'grantId'),
  }
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  active: 'aktiv',
  inactive: 'inaktiv',
  merged: 'zusammengeführt',
  queued: 'wartend',
  frozen: 'pausiert',
  ended: 'beendet',
}

/** What was done to a client's own record; null for what other lines tell of. */
export const recordDeed: typeof English.recordDeed = ({ method, before, after }) => {
  if (numberOf(after, 'merged') !== null) {
    return 'Ein anderer Datensatz dieses Kunden ging in diesem auf.'
  }
  if (numberOf(after, 'mergedInto') !== null) return 'Dieser Datensatz ging in einem anderen auf.'
  if (before === null || before === undefined) {
    if (method.startsWith('credits.')) return null
    return method.startsWith('import.') ? 'Kam mit einem Import.' : 'Wurde Kunde.'
  }
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  if (from !== null && to !== null && from !== to) return `Ist jetzt ${STATUS_WORDS[to] ?? to}.`
  const fields = changedFields(before, after)
  return fields.length === 0 ? null : `Geändert: ${fields.map(fieldName).join(', ')}.`
}

const PACK_DEEDS: Readonly<Record<string, string>> = {
  'subscriptions.freeze': 'wurde pausiert',
  'subscriptions.unfreeze': 'ist nicht mehr pausiert',
  'subscriptions.end': 'wurde beendet',
}

/** What was done to a pack; null where it is told elsewhere. */
export const packDeed: typeof English.packDeed = ({ method, before, after }, pack) => {
  const deed = PACK_DEEDS[method]
  if (deed !== undefined) return `${packName(pack)} ${deed}.`
  const [from, to] = [textOf(before, 'status'), textOf(after, 'status')]
  return to === null || to === from ? null : `${packName(pack)} ist jetzt ${STATUS_WORDS[to] ?? to}.`
}
