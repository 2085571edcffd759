import type { Input } from '../../../../../shared/contract/index.ts'
import { parseMoney } from '../../../../../shared/domain/money.ts'
import type { PLATFORMS } from '../../../../../shared/domain/schedule.ts'
import {
  formatInstant,
  type Instant,
  isLocalDate,
  isWallTime,
  resolveWallTime,
  type Weekday,
  wallTimeOf,
} from '../../../../../shared/domain/time.ts'
import type { PickedClient } from '../../../panels/client-picker.tsx'

export type Funding = 'credit' | 'unpaid' | 'comp'
type Platform = (typeof PLATFORMS)[number]
type Typed = number | ''

/** Where a new session begins: the place on the grid that was pressed. */
export type SessionDraft = {
  readonly trainerId: number | null
  readonly startsAt: Instant
  readonly roomId?: number | null
  /** How long it was drawn; 0 and absent leave it to the service. */
  readonly minutes?: number
  /** What it is, where that was said; else the usual one. */
  readonly serviceId?: number | undefined
  /** How many weeks in a row; once when absent. */
  readonly times?: number
  /** Whom it is for, where that is known before anything else. */
  readonly client?: PickedClient
}

/** What is typed about somebody who is not on file yet. */
export type NewClient = {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
}

/** What has been chosen and typed so far; empty numbers mean the service's own. */
export type Fields = NewClient & {
  readonly serviceId: string | null
  readonly trainerId: string | null
  readonly roomId: string | null
  readonly day: string
  readonly time: string
  readonly minutes: Typed
  readonly capacity: Typed
  readonly notes: string
  readonly who: 'existing' | 'new'
  readonly client: PickedClient | null
  /** What is typed for a client on file and is nobody yet. */
  readonly clientTyped: string
  readonly funding: Funding
  readonly amount: string
  readonly paymentMethod: string
  readonly platform: Platform | null
  readonly meetingLink: string
  readonly repeat: boolean
  readonly everyWeeks: Typed
  /** Null means the day's own. */
  readonly weekdays: readonly Weekday[] | null
  readonly ends: 'count' | 'until'
  readonly count: Typed
  readonly until: string
  readonly clashes: 'skip' | 'refuse'
  readonly unfunded: 'skip' | 'unpaid'
}

/** A field that a refusal can be about. */
export type FieldName = Exclude<keyof Fields, 'who' | 'repeat' | 'ends' | 'clientTyped'>

export type SetFields = (next: Partial<Fields>) => void

/** How times and amounts are read. */
export type Terms = { readonly zone: string; readonly currency: string; readonly locale: string }

const USUAL_COUNT = 10

/**
 * How a booking may be paid for. Nobody has credits before they are on file: whoever is made with the session owes it
 * or is given it, by those who may, so that no choice leads nowhere.
 */
export function fundingsFor(
  who: Fields['who'],
  may: { readonly unpaid: boolean; readonly comp: boolean },
): readonly Funding[] {
  const others = (['unpaid', 'comp'] as const).filter((funding) => may[funding])
  return who === 'new' && others.length > 0 ? others : ['credit', ...others]
}

/** The fields as the dialog opens. */
export function startingFields(draft: SessionDraft, zone: string): Fields {
  const wall = wallTimeOf(draft.startsAt, zone)
  const { times = 1 } = draft
  return {
    serviceId: choiceOf(draft.serviceId),
    trainerId: choiceOf(draft.trainerId),
    roomId: choiceOf(draft.roomId),
    day: wall.slice(0, 10),
    time: wall.slice(11),
    minutes: drawnMinutes(draft),
    capacity: '',
    notes: '',
    who: 'existing',
    client: draft.client ?? null,
    clientTyped: '',
    firstName: '',
    lastName: '',
    email: '',
    phone: '',
    funding: 'credit',
    amount: '',
    paymentMethod: '',
    platform: null,
    meetingLink: '',
    repeat: times > 1,
    everyWeeks: 1,
    weekdays: null,
    ends: 'count',
    count: times > 1 ? times : USUAL_COUNT,
    until: '',
    clashes: 'skip',
    unfunded: 'skip',
  }
}

/** How long it was drawn on the grid; empty leaves it to the service. */
export const drawnMinutes = ({ minutes = 0 }: SessionDraft): Typed => (minutes === 0 ? '' : minutes)

const choiceOf = (id: number | null | undefined): string | null =>
  id === null || id === undefined ? null : String(id)
const idOf = (choice: string | null): number | null => (choice === null ? null : Number(choice))

/** Whether something was written by hand that would be lost; a choice from a list is made again in a moment. */
export function isWritten(fields: Fields): boolean {
  const { firstName, lastName, email, phone, notes, amount, paymentMethod, meetingLink } = fields
  return [firstName, lastName, email, phone, notes, amount, paymentMethod, meetingLink].some(
    (text) => text.trim() !== '',
  )
}

/** Whether somebody is booked with it: a client who is on file, or one who is made with it. */
export const isForSomebody = ({ who, client }: Fields): boolean => who === 'new' || client !== null

/** The amount in the smallest coin; null for none, undefined when what is typed is no amount. */
export function amountOf({ amount }: Fields, { currency, locale }: Terms): number | null | undefined {
  if (amount.trim() === '') return null
  const read = parseMoney(amount, currency, locale)
  return read === null || read < 0 ? undefined : read
}

export type Problem = 'missing' | 'amount' | 'unresolved'

/** What cannot even be asked, by field: what is missing, what is no amount, and a client who is only typed. Everything else is for main to say. */
export function problemsOf(fields: Fields, terms: Terms): Partial<Record<FieldName, Problem>> {
  const missing: Partial<Record<FieldName, boolean>> = {
    serviceId: fields.serviceId === null,
    day: !isLocalDate(fields.day),
    time: !isWallTime(`2000-01-01T${fields.time}`),
    everyWeeks: fields.repeat && fields.everyWeeks === '',
    count: fields.repeat && fields.ends === 'count' && fields.count === '',
    until: fields.repeat && fields.ends === 'until' && !isLocalDate(fields.until),
  }
  const problems: Partial<Record<FieldName, Problem>> = {}
  for (const [field, isMissing] of Object.entries(missing)) {
    if (isMissing) problems[field as FieldName] = 'missing'
  }
  if (amountOf(fields, terms) === undefined) problems.amount = 'amount'
  if (fields.who === 'existing' && fields.clientTyped.trim() !== '') problems.client = 'unresolved'
  return problems
}

/** The moment of the first start; null while day or time are not whole. */
export function startOf({ day, time }: Pick<Fields, 'day' | 'time'>, zone: string): Instant | null {
  const wall = `${day}T${time}`
  return isLocalDate(day) && isWallTime(wall) ? resolveWallTime(wall, zone).instant : null
}

/** What both commands take alike. */
function common(fields: Fields, terms: Terms) {
  const { minutes, capacity } = fields
  const amount = amountOf(fields, terms)
  return {
    serviceId: Number(fields.serviceId),
    trainerId: idOf(fields.trainerId),
    roomId: idOf(fields.roomId),
    ...(minutes === '' ? {} : { minutes }),
    ...(capacity === '' ? {} : { capacity }),
    ...(amount === null || amount === undefined ? {} : { amount }),
    ...forWhom(fields),
    platform: fields.platform,
    meetingLink: fields.meetingLink,
    notes: fields.notes,
  }
}

/** Whom it is for, and how that is paid. */
function forWhom(fields: Fields) {
  const { who, client, funding, paymentMethod, firstName, lastName, email, phone } = fields
  if (!isForSomebody(fields)) return {}
  return {
    ...(who === 'existing' && client !== null ? { clientId: client.id } : {}),
    ...(who === 'new' ? { newClient: { firstName, lastName, email, phone } } : {}),
    funding,
    ...(funding === 'unpaid' ? { paymentMethod } : {}),
  }
}

/** One session, as the contract takes it; null while something cannot be asked. */
export function sessionInput(fields: Fields, terms: Terms): Input<'sessions.create'> | null {
  const startsAt = startOf(fields, terms.zone)
  if (startsAt === null || Object.keys(problemsOf(fields, terms)).length > 0) return null
  return { ...common(fields, terms), startsAt: formatInstant(startsAt) }
}

/** A series of sessions, as the contract takes it; null while something cannot be asked. */
export function seriesInput(fields: Fields, terms: Terms): Input<'series.create'> | null {
  if (Object.keys(problemsOf(fields, terms)).length > 0) return null
  const { day, time, everyWeeks, weekdays, ends, count, until, clashes, unfunded } = fields
  return {
    ...common(fields, terms),
    date: day,
    time,
    ...(everyWeeks === '' ? {} : { everyWeeks }),
    ...(weekdays === null ? {} : { weekdays: [...weekdays] }),
    ...(ends === 'count' ? { count: Number(count) } : { until }),
    clashes,
    unfunded,
  }
}
