import type { BookingStatus } from '../domain/bookings.ts'
import { DAY, HOUR, MINUTE } from '../domain/calendar.ts'
import type { SessionStatus } from '../domain/schedule.ts'
import type { Instant, ZoneId } from '../domain/time.ts'
import type { LastChange } from '../errors.ts'
import { nearMomentWords } from './days.ts'

/** "Anna moved it to Tue 3 March 10:00 a moment ago." */
export function lastChangeSentence({ by, what, ago }: LastChange): string {
  return `${by} ${what} ${agoWords(ago)}.`
}

/** "a moment ago", "5 minutes ago": how long ago something was, rounded down. */
export function agoWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'a moment ago'
  if (milliseconds < HOUR) return inUnits(milliseconds, MINUTE, 'minute')
  return milliseconds < DAY ? inUnits(milliseconds, HOUR, 'hour') : inUnits(milliseconds, DAY, 'day')
}

function inUnits(milliseconds: number, unit: number, noun: string): string {
  const count = Math.floor(milliseconds / unit)
  return `${count} ${noun}${count === 1 ? '' : 's'} ago`
}

type SessionNow = {
  readonly status: SessionStatus
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly zone: ZoneId
  readonly trainerName: string | null
  readonly roomName: string | null
}

/** What was done to a session, by the fields that differ and what they hold now. */
export function sessionChangeWords(fields: ReadonlySet<string>, now: SessionNow): string {
  if (fields.has('status')) return now.status === 'cancelled' ? 'cancelled it' : 'took its cancellation back'
  const moved = [
    ...(fields.has('startsAt') ? [`to ${nearMomentWords(now.startsAt, now.zone)}`] : []),
    ...(fields.has('trainerId')
      ? [now.trainerName === null ? 'to no trainer' : `to ${now.trainerName}`]
      : []),
    ...(fields.has('roomId') ? [now.roomName === null ? 'out of its room' : `to ${now.roomName}`] : []),
  ]
  const done = [
    ...(moved.length === 0 ? [] : [`moved it ${moved.join(', ')}`]),
    ...(fields.has('minutes') ? [`made it ${(now.endsAt - now.startsAt) / MINUTE} minutes long`] : []),
  ]
  return done.length === 0 ? 'changed it' : done.join(' and ')
}

const BOOKING_DONE: Readonly<Record<BookingStatus, string>> = {
  pending: 'made it wait to be confirmed',
  confirmed: 'confirmed it',
  waitlisted: 'put it on the waitlist',
  completed: 'marked it as attended',
  no_show: 'marked it as a no-show',
  cancelled: 'cancelled it',
  late_cancelled: 'cancelled it late',
  lapsed: 'let it lapse',
}

/** What was done to a booking, by the fields that differ, its own status and the start of its session. */
export function bookingChangeWords(
  fields: ReadonlySet<string>,
  now: { readonly status: BookingStatus; readonly startsAt: Instant; readonly zone: ZoneId },
): string {
  if (fields.has('status')) return BOOKING_DONE[now.status]
  if (fields.has('startsAt')) return `moved its session to ${nearMomentWords(now.startsAt, now.zone)}`
  return fields.has('paymentStatus') ? 'changed how it is paid' : 'changed it'
}
