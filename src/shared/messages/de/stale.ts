import type { BookingStatus } from '../../domain/bookings.ts'
import { DAY, HOUR, MINUTE } from '../../domain/calendar.ts'
import type { LastChange } from '../../errors.ts'
import type * as English from '../stale.ts'
import { counted } from './counted.ts'
import { nearMomentWords } from './days.ts'

/** "Anna hat ihn auf Di., 3. März, 10:00 verlegt (gerade eben)." */
export function lastChangeSentence({ by, what, ago }: LastChange): string {
  return `${by} ${what} (${agoWords(ago)}).`
}

/** "gerade eben", "vor 5 Minuten", rounded down. */
function agoWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'gerade eben'
  if (milliseconds < HOUR) return inUnits(milliseconds, MINUTE, ['Minute', 'Minuten'])
  return milliseconds < DAY
    ? inUnits(milliseconds, HOUR, ['Stunde', 'Stunden'])
    : inUnits(milliseconds, DAY, ['Tag', 'Tagen'])
}

function inUnits(milliseconds: number, unit: number, [one, many]: readonly [string, string]): string {
  return `vor ${counted(Math.floor(milliseconds / unit), one, many)}`
}

/** What was done to a session, to go after a name. */
export const sessionChangeWords: typeof English.sessionChangeWords = (fields, now) => {
  if (fields.has('status')) {
    return now.status === 'cancelled' ? 'hat den Termin abgesagt' : 'hat die Absage zurückgenommen'
  }
  const done = [
    ...(fields.has('startsAt') ? [`auf ${nearMomentWords(now.startsAt, now.zone)} verlegt`] : []),
    ...(fields.has('trainerId')
      ? [now.trainerName === null ? 'keinem Trainer mehr gegeben' : `an ${now.trainerName} gegeben`]
      : []),
    ...(fields.has('roomId')
      ? [now.roomName === null ? 'aus dem Raum genommen' : `in ${now.roomName} gelegt`]
      : []),
    ...(fields.has('minutes') ? [`auf ${(now.endsAt - now.startsAt) / MINUTE} Minuten gesetzt`] : []),
  ]
  if (done.length === 0) return 'hat den Termin geändert'
  const last = done.at(-1)
  return `hat den Termin ${done.length === 1 ? last : `${done.slice(0, -1).join(', ')} und ${last}`}`
}

const BOOKING_DONE: Readonly<Record<BookingStatus, string>> = {
  pending: 'hat die Buchung auf unbestätigt gesetzt',
  confirmed: 'hat die Buchung bestätigt',
  waitlisted: 'hat die Buchung auf die Warteliste gesetzt',
  completed: 'hat die Buchung als erschienen erfasst',
  no_show: 'hat die Buchung als nicht erschienen erfasst',
  cancelled: 'hat die Buchung storniert',
  late_cancelled: 'hat die Buchung spät storniert',
  lapsed: 'hat die Buchung verfallen lassen',
}

/** What was done to a booking, to go after a name. */
export const bookingChangeWords: typeof English.bookingChangeWords = (fields, now) => {
  if (fields.has('status')) return BOOKING_DONE[now.status]
  if (fields.has('startsAt')) return `hat ihren Termin auf ${nearMomentWords(now.startsAt, now.zone)} verlegt`
  return fields.has('paymentStatus')
    ? 'hat geändert, wie die Buchung bezahlt wird'
    : 'hat die Buchung geändert'
}
