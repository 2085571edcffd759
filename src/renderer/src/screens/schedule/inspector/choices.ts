import type { Input, Refusal, Reply, Value } from '../../../../../shared/contract/index.ts'
import { CHANGED_OUTCOMES, type ChangedOutcome, isFinal } from '../../../../../shared/domain/booking-moves.ts'
import type { BookingStatus } from '../../../../../shared/domain/bookings.ts'
import { isOwed } from '../../../../../shared/domain/payments.ts'
import { type CancelAnswer, cancelEffect } from '../../../panels/cancel-booking-view.ts'
import type { DaySession } from '../sessions.ts'
import type { Permits } from './permits.ts'

export type RosterBooking = DaySession['bookings'][number]

/** What can be done with a booking, one thing at a time. */
export const CHOICES = [
  'confirm',
  'attended',
  'noShow',
  'clientCancels',
  'studioCancels',
  'promote',
  'leave',
  'bookAgain',
  'payCredits',
  'payMoney',
] as const
export type ChoiceKind = (typeof CHOICES)[number]

/** What a choice does to credits or to a debt; each is a sentence. */
export type Effect =
  | 'used'
  | 'usedByPolicy'
  | 'returned'
  | 'returnedByPolicy'
  | 'returnedLate'
  | 'charged'
  | 'setAside'
  | 'staysSetAside'
  | 'notReturned'
  | 'unchanged'
  | 'comp'
  | 'compGiven'
  | 'compTaken'
  | 'debtBegins'
  | 'debtStays'
  | 'debtLate'
  | 'debtEnds'
  | 'paid'
  | 'free'

/** What a choice would do; `refusal` is why it would do nothing. */
export type Consequence = {
  readonly refusal: Refusal | null
  readonly effect: Effect | null
  /** Units that the sentence is about. */
  readonly count: number
  /** The pack that pays or is given back to; null for none. */
  readonly subscriptionId: number | null
  /** Minor units, of a debt. */
  readonly amount: { readonly amount: number; readonly currency: string } | null
}

export type Choice = Consequence & { readonly kind: ChoiceKind }

/** The choices that a booking leaves to somebody who may do this much, in their order. */
export function choicesOf(
  booking: Pick<RosterBooking, 'status' | 'funding' | 'paymentStatus'>,
  session: Pick<DaySession, 'status'>,
  permits: Permits,
): readonly ChoiceKind[] {
  const { status, funding, paymentStatus } = booking
  const owes = funding === 'unpaid' && isOwed(paymentStatus) && status !== 'waitlisted'
  const offered: Record<ChoiceKind, boolean> = {
    confirm: permits.write && status === 'pending',
    attended: permits.outcome && isComing(status),
    noShow: permits.outcome && isComing(status),
    clientCancels: permits.write && isComing(status),
    studioCancels: permits.write && isComing(status),
    promote: permits.write && status === 'waitlisted',
    leave: permits.write && status === 'waitlisted',
    bookAgain: permits.write && status === 'cancelled' && session.status === 'open',
    payCredits: permits.write && owes,
    payMoney: permits.write && permits.money && owes,
  }
  return CHOICES.filter((kind) => offered[kind])
}

const isComing = (status: BookingStatus): boolean => status === 'pending' || status === 'confirmed'

type Booking = Value<'bookings.setOutcome'>['booking']
type Asked = 'bookings.setOutcome' | 'bookings.cancel' | 'bookings.confirm' | 'bookings.promote'

/** Asks main, whatever it is asked with. */
export type Ask = <M extends Asked | 'bookings.settle' | 'bookings.changeOutcome'>(
  method: M,
  input: Input<M>,
) => Promise<Reply<M>>

/** What each choice would do, by main's own dry run of it. */
export function lookAtChoices(
  ask: Ask,
  booking: Pick<RosterBooking, 'id'>,
  kinds: readonly ChoiceKind[],
): Promise<readonly Choice[]> {
  return Promise.all(kinds.map(async (kind) => ({ kind, ...(await lookAt(ask, booking.id, kind)) })))
}

async function lookAt(ask: Ask, bookingId: number, kind: ChoiceKind): Promise<Consequence> {
  const asked = { bookingId, dryRun: true } as const
  switch (kind) {
    case 'attended':
      return told(await ask('bookings.setOutcome', { ...asked, outcome: 'completed' }), outcomeEffect)
    case 'noShow':
      return told(await ask('bookings.setOutcome', { ...asked, outcome: 'no_show' }), missedEffect)
    case 'clientCancels':
    case 'leave':
      return told(await ask('bookings.cancel', { ...asked, by: 'client' }), cancellation)
    case 'studioCancels':
      return told(await ask('bookings.cancel', { ...asked, by: 'studio' }), cancellation)
    case 'confirm':
      return told(await ask('bookings.confirm', asked), promised)
    case 'bookAgain':
      return told(await ask('bookings.confirm', asked), placed)
    case 'promote':
      return told(await ask('bookings.promote', asked), placed)
    case 'payCredits':
      return told(await ask('bookings.settle', asked), settled)
    case 'payMoney':
      return told(await ask('bookings.settle', { ...asked, payment: {} }), () => ['paid', 0])
  }
}

type Told = readonly [effect: Effect, count: number]

/** A dry run's answer as a consequence: the refusal, or what `read` makes of the value. */
function told<T extends { readonly booking: Booking }>(
  reply: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal },
  read: (value: T) => Told,
): Consequence {
  if (!reply.ok) return { refusal: reply.error, effect: null, count: 0, subscriptionId: null, amount: null }
  const { booking } = reply.value
  const [effect, count] = read(reply.value)
  return { refusal: null, effect, count, subscriptionId: booking.subscriptionId, amount: booking.amount }
}

type OutcomeAnswer = Pick<Value<'bookings.setOutcome'>, 'used' | 'returned'> & {
  readonly booking: Pick<Booking, 'funding' | 'paymentStatus'>
}

/** What an outcome does: it uses what was set aside, or gives it back; or there is nothing of the kind. */
export function outcomeEffect({ used, returned, booking }: OutcomeAnswer): Told {
  switch (booking.funding) {
    case 'credit':
      if (used > 0) return ['used', used]
      return returned > 0 ? ['returned', returned] : ['notReturned', 0]
    case 'comp':
      return used > 0 ? ['comp', used] : ['compTaken', 0]
    case 'unpaid':
      return debt(booking)
    case 'none':
      return ['free', 0]
  }
}

function debt({ paymentStatus }: Pick<Booking, 'paymentStatus'>): Told {
  if (paymentStatus === 'not_due') return ['debtEnds', 0]
  return isOwed(paymentStatus) ? ['debtStays', 0] : ['unchanged', 0]
}

/** Whether a no-show is charged is for the policy to say, which the sentence names. */
export function missedEffect(answer: OutcomeAnswer): Told {
  const [effect, count] = outcomeEffect(answer)
  if (effect === 'used') return ['usedByPolicy', count]
  return effect === 'returned' ? ['returnedByPolicy', count] : [effect, count]
}

type CancelTold = CancelAnswer & { readonly booking: Pick<Booking, 'funding' | 'paymentStatus' | 'cost'> }

/** What a cancellation does: back to the pack, or late and charged. Who only waited gives nothing up. */
export function cancellation(answer: CancelTold): Told {
  const { booking, late, returned } = answer
  const effect = cancelEffect(answer)
  switch (effect) {
    case 'returned':
    case 'returnedLate':
      return [effect, returned]
    case 'charged':
      return late ? ['charged', booking.cost] : ['unchanged', 0]
    case 'comp':
      return ['notReturned', 0]
    case 'unpaid': {
      const [left, count] = debt(booking)
      return [late && left === 'debtStays' ? 'debtLate' : left, count]
    }
    case 'free':
      return ['free', 0]
  }
}

/** What a place takes: credits that are set aside, a gift, a debt, or nothing. */
export function placed({ booking }: { readonly booking: Pick<Booking, 'funding' | 'cost'> }): Told {
  const effects = { credit: 'setAside', comp: 'compGiven', unpaid: 'debtBegins', none: 'free' } as const
  return [effects[booking.funding], booking.cost]
}

function promised({ booking }: { readonly booking: Pick<Booking, 'funding' | 'cost'> }): Told {
  return booking.funding === 'credit' ? ['staysSetAside', booking.cost] : ['unchanged', 0]
}

/** What is settled by credits is used at once where the outcome is known, else set aside. */
export function settled({ booking }: { readonly booking: Pick<Booking, 'status' | 'cost'> }): Told {
  return [isFinal(booking.status) ? 'used' : 'setAside', booking.cost]
}

/** What an outcome can be corrected to; `waive` keeps it and gives back what it has charged. */
export type Correction = { readonly outcome: ChangedOutcome; readonly waive: boolean }

/** Every other outcome, and last the waiver of this one. */
export function correctionsOf(status: BookingStatus): readonly Correction[] {
  const others = CHANGED_OUTCOMES.filter((outcome) => outcome !== status)
  const same = CHANGED_OUTCOMES.find((outcome) => outcome === status && outcome !== 'cancelled')
  return [
    ...others.map((outcome) => ({ outcome, waive: false })),
    ...(same === undefined ? [] : [{ outcome: same, waive: true }]),
  ]
}

/** A reason changes no figure, and a correction is refused without one. */
const ANY_REASON = 'preview'

/** What each correction would do, by main's own dry run of it. */
export function lookAtCorrections(
  ask: Ask,
  booking: Pick<RosterBooking, 'id' | 'status'>,
): Promise<readonly (Correction & Consequence)[]> {
  const look = async (correction: Correction) => {
    const input = { ...correction, bookingId: booking.id, reason: ANY_REASON, dryRun: true }
    return { ...correction, ...told(await ask('bookings.changeOutcome', input), corrected) }
  }
  return Promise.all(correctionsOf(booking.status).map(look))
}

/** What a correction does besides: it may also leave the credits as they are. */
export function corrected(answer: OutcomeAnswer): Told {
  const { used, returned, booking } = answer
  const isCredit = booking.funding === 'credit' || booking.funding === 'comp'
  return isCredit && used === 0 && returned === 0 ? ['unchanged', 0] : outcomeEffect(answer)
}
