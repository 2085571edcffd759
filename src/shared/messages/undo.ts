import type { CommandName, Method } from '../contract/index.ts'
import type { BookingStatus } from '../domain/bookings.ts'
import type { Instant, ZoneId } from '../domain/time.ts'
import { nearMomentWords } from './days.ts'
import { plural } from './errors.ts'

/** The reason that everything carries which was taken back. */
export const UNDONE = 'Undone'

/** The reason of what came back after it was taken back. */
export const DONE_AGAIN = 'Done again'

/** Why nothing can be done again. */
export const DONE_SINCE = 'You did something else since, so what was undone cannot be done again.'

/** Why a step stays as it is: what it was, and what came after it. */
export function notUndone(label: string, problem: string): string {
  return `Not undone: ${label}. ${problem}`
}

/** Why a step is not done again: what it was, and what came after it. */
export function notRedone(label: string, problem: string): string {
  return `Not done again: ${label}. ${problem}`
}

/** A booking's state inside a sentence. */
export const BOOKING_STATUS_WORDS: Readonly<Record<BookingStatus, string>> = {
  pending: 'waiting to be confirmed',
  confirmed: 'confirmed',
  waitlisted: 'on the waitlist',
  completed: 'marked as attended',
  no_show: 'marked as a no-show',
  cancelled: 'cancelled',
  late_cancelled: 'cancelled late',
  lapsed: 'lapsed',
}

/** A session as it is told of. */
export type UndoSession = { readonly title: string; readonly startsAt: Instant; readonly zone: ZoneId }

/** What a step is about, as data that every language can word; what is not known is null. */
export type UndoSubject = Omit<
  UndoFacts,
  | 'client'
  | 'other'
  | 'pack'
  | 'trainer'
  | 'file'
  | 'hours'
  | 'session'
  | 'title'
  | 'when'
  | 'sessionBefore'
  | 'input'
> & {
  readonly client: string | null
  readonly other: string | null
  readonly pack: string | null
  readonly trainer: string | null
  readonly file: string | null
  readonly hours: string | null
  readonly session: UndoSession | null
  readonly sessionBefore: UndoSession | null
}

/** What stands for a name that is not known, and how a moment is written. */
export type UndoWording = Readonly<
  Record<'client' | 'pack' | 'trainer' | 'file' | 'hours' | 'session' | 'when', string>
> & { moment(at: Instant, zone: ZoneId): string }

/** The words of a step in one language. */
export function factsOf(
  subject: UndoSubject,
  input: Readonly<Record<string, unknown>>,
  wording: UndoWording,
): UndoFacts {
  const { session, sessionBefore, ...counts } = subject
  const words = (one: UndoSession | null) =>
    one === null ? wording.session : `${one.title}, ${wording.moment(one.startsAt, one.zone)}`
  return {
    ...counts,
    client: subject.client ?? wording.client,
    other: subject.other ?? wording.client,
    pack: subject.pack ?? wording.pack,
    trainer: subject.trainer ?? wording.trainer,
    file: subject.file ?? wording.file,
    hours: subject.hours ?? wording.hours,
    session: words(session),
    title: session?.title ?? wording.session,
    when: session === null ? wording.when : wording.moment(session.startsAt, session.zone),
    sessionBefore: words(sessionBefore),
    input,
  }
}

const WORDING: UndoWording = {
  client: 'a client',
  pack: 'a pack',
  trainer: 'a trainer',
  file: 'a file',
  hours: 'somebody',
  session: 'a session',
  when: 'some time',
  moment: nearMomentWords,
}

/** What a step is about, in words that a person knows it by. */
export type UndoFacts = {
  /** The client, or the first of them. */
  readonly client: string
  /** Who became the client, for two that were made one. */
  readonly other: string
  /** The pack that credits are about. */
  readonly pack: string
  /** "Yoga, Mon 2 March 10:00": the session, or the first of them, as it is now. */
  readonly session: string
  /** "Yoga", and "Mon 2 March 10:00". */
  readonly title: string
  readonly when: string
  /** The same, as it was before. */
  readonly sessionBefore: string
  /** Its time is another one than before. */
  readonly otherTime: boolean
  /** The booking waits for a place. */
  readonly waits: boolean
  /** How many bookings and sessions it was about. */
  readonly bookings: number
  readonly sessions: number
  /** How many of the bookings were cancelled: others may have moved up into their places. */
  readonly cancelled: number
  readonly clients: number
  /** Units of credit that the first ledger lines moved in all. */
  readonly units: number
  readonly file: string
  /** Whose leave it is, or why there is a closure. */
  readonly hours: string
  /** Who looks after the client. */
  readonly trainer: string
  readonly input: Readonly<Record<string, unknown>>
}

type Label = (facts: UndoFacts) => string

const OUTCOMES: Readonly<Record<string, string>> = {
  completed: 'attended',
  no_show: 'no-show',
  late_cancelled: 'cancelled late',
}

const PAYMENTS: Readonly<Record<string, string>> = { partially_refunded: 'partly refunded' }

const outcome = ({ input }: UndoFacts) => OUTCOMES[String(input.outcome)] ?? String(input.outcome)

const payment = ({ input }: UndoFacts) => PAYMENTS[String(input.status)] ?? String(input.status)

const planLabel: Label = ({ client, sessions }) => `Planned ${plural(sessions, 'session')} for ${client}`

/**
 * The sentence that says what a command did, for every command that can be taken back; null for one that cannot: money
 * has changed hands, somebody else decides, or a form that shows what was there says it better. A missing one does not
 * compile.
 */
const UNDO_LABELS: Readonly<Record<CommandName, Label | null>> = {
  'studio.create': null,
  'studio.update': null,
  'staff.create': null,
  'staff.update': null,
  'staff.setPin': null,
  'auth.setIdle': null,
  'services.create': null,
  'services.update': null,
  'rooms.create': null,
  'rooms.update': null,
  'packages.create': null,
  'packages.update': null,
  'hours.update': null,
  'availability.set': null,
  'views.save': null,
  'views.remove': null,
  'purchases.create': null,
  'purchases.refund': null,
  'purchases.match': null,
  'purchases.bringBack': null,
  'purchases.assignRefund': null,
  'purchases.settleDispute': null,
  'stripe.record': null,
  // The number of its receipt was given and is counted without a gap: it can neither go nor be given again.
  'purchases.pay': null,
  'purchases.void': ({ client, pack }) => `Voided the sale of “${pack}” to ${client}`,
  'saleDrawer.add': ({ client, pack }) => `Put “${pack}” aside for ${client}`,
  'saleDrawer.update': ({ client, pack }) => `Changed what is put aside for ${client}: “${pack}”`,
  'saleDrawer.remove': ({ client, pack }) => `Took “${pack}” out of what is put aside for ${client}`,
  'saleDrawer.clear': ({ client }) => `Took out all that was put aside for ${client}`,
  'upkeep.run': null,
  'integrity.repair': null,
  'undo.last': null,
  'undo.redo': null,
  'bookings.create': ({ client, session, waits }) =>
    waits ? `Put ${client} on the waitlist of ${session}` : `Booked ${client} into ${session}`,
  'bookings.cancel': ({ client, session }) => `Cancelled ${client} in ${session}`,
  'bookings.confirm': ({ client, session }) => `Confirmed ${client} in ${session}`,
  'bookings.setOutcome': (facts) => `Marked ${facts.client} as ${outcome(facts)} in ${facts.session}`,
  'bookings.changeOutcome': (facts) => `Changed ${facts.client} to ${outcome(facts)} in ${facts.session}`,
  'bookings.setPayment': (facts) =>
    `Set the payment of ${facts.client} to ${payment(facts)} for ${facts.session}`,
  'bookings.promote': ({ client, session }) => `Gave ${client} a place in ${session}`,
  'bookings.settle': ({ client, session }) => `Settled what ${client} owed for ${session}`,
  'bulk.setOutcome': (facts) => `Marked ${plural(facts.bookings, 'booking')} as ${outcome(facts)}`,
  'bulk.setPayment': (facts) =>
    `Set the payment of ${plural(facts.bookings, 'booking')} to ${payment(facts)}`,
  'bulk.cancel': ({ cancelled }) => `Cancelled ${plural(cancelled, 'booking')}`,
  'sessions.create': ({ client, session, bookings }) =>
    bookings === 0 ? `Scheduled ${session}` : `Scheduled ${session} for ${client}`,
  'sessions.cancel': ({ session, bookings }) =>
    bookings === 0 ? `Cancelled ${session}` : `Cancelled ${session} with ${plural(bookings, 'booking')}`,
  'sessions.update': ({ session }) => `Changed ${session}`,
  'sessions.move': ({ session, sessionBefore, when, otherTime }) =>
    otherTime ? `Moved ${sessionBefore} to ${when}` : `Gave ${session} another trainer or room`,
  'sessions.copy': ({ sessions, session }) =>
    sessions === 1 ? `Copied ${session}` : `Copied ${plural(sessions, 'session')}`,
  'series.create': ({ sessions, title, when }) =>
    `Scheduled ${plural(sessions, 'session')} of ${title} from ${when}`,
  'plans.commit': planLabel,
  'plans.run': planLabel,
  'plans.retry': planLabel,
  'plans.confirm': planLabel,
  'series.move': ({ sessions, title }) => `Moved ${plural(sessions, 'session')} of ${title}`,
  'series.cancel': ({ sessions, title, when }) =>
    `Cancelled ${plural(sessions, 'session')} of ${title} from ${when}`,
  'schedule.reassign': ({ sessions, hours, input }) => {
    const leave = input.leave === undefined ? null : `added leave of ${hours}`
    const changed = `Changed ${plural(sessions, 'session')}`
    return leave === null ? changed : `${changed} and ${leave}`
  },
  'timeOff.add': ({ hours }) => `Added leave of ${hours}`,
  'timeOff.update': ({ hours }) => `Changed leave of ${hours}`,
  'timeOff.remove': ({ hours }) => `Removed leave of ${hours}`,
  'closures.add': ({ hours }) => `Added the closure “${hours}”`,
  'closures.update': ({ hours }) => `Changed the closure “${hours}”`,
  'closures.close': ({ hours, sessions }) =>
    sessions === 0
      ? `Closed for “${hours}”`
      : `Closed for “${hours}” and cancelled ${plural(sessions, 'session')}`,
  'closures.remove': ({ hours }) => `Removed the closure “${hours}”`,
  'assignments.assign': ({ client, trainer }) => `Gave ${client} to ${trainer}`,
  'assignments.assignMany': ({ trainer }) => `Gave several clients to ${trainer}`,
  'assignments.end': ({ client, trainer }) => `Ended the assignment of ${client} to ${trainer}`,
  'credits.allocate': ({ client, units }) => `Added ${plural(units, 'session')} to ${client}`,
  'credits.allocateMany': ({ units }) => `Added ${plural(units, 'session')} in all to several clients`,
  'credits.revoke': ({ client, units }) => `Removed ${plural(units, 'session')} from ${client}`,
  'credits.extend': ({ client, pack }) => `Extended “${pack}” of ${client}`,
  'subscriptions.freeze': ({ client, pack }) => `Froze “${pack}” of ${client}`,
  'subscriptions.unfreeze': ({ client, pack }) => `Ended the freeze of “${pack}” of ${client}`,
  'subscriptions.end': ({ client, pack }) => `Ended “${pack}” of ${client}`,
  'attention.resolve': () => 'Settled a matter',
  'attention.resolveMany': () => 'Settled several matters',
  'clients.create': ({ client }) => `Added ${client}`,
  'clients.update': ({ client }) => `Changed ${client}`,
  'clients.deactivate': ({ client }) => `Deactivated ${client}`,
  'clients.reactivate': ({ client }) => `Reactivated ${client}`,
  'clients.deactivateMany': ({ clients }) => `Deactivated ${plural(clients, 'client')}`,
  'clients.reactivateMany': ({ clients }) => `Reactivated ${plural(clients, 'client')}`,
  'clients.merge': ({ client, other }) => `Merged ${other} into ${client}`,
  'import.commit': ({ clients, file }) => `Imported ${plural(clients, 'client')} from ${file}`,
}

/** Whether what a command does can be taken back by the person who did it. */
export function canBeUndone(method: Method): method is CommandName {
  const labels: { readonly [M in Method]?: Label | null } = UNDO_LABELS
  return (labels[method] ?? null) !== null
}

/** What a step did, as one line: "Booked Ada Berg into Yoga, Mon 2 March 10:00". */
export function undoLabel(
  method: CommandName,
  subject: UndoSubject,
  input: Readonly<Record<string, unknown>>,
): string {
  return UNDO_LABELS[method]?.(factsOf(subject, input, WORDING)) ?? method
}
