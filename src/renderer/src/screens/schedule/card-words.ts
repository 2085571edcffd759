import { isOwed } from '../../../../shared/domain/payments.ts'
import { formatClock, formatClockRange } from '../../i18n/format-date.ts'
import { remembered } from '../../i18n/remember.ts'
import { i18n } from '../../i18n/setup.ts'
import type { Attention, Clash } from './attention.ts'
import type { Group } from './columns.ts'
import type { PlacedSession } from './lanes.ts'
import { type DaySession, namesOf, periodOf } from './sessions.ts'

/** How many stand in line for a place. */
export const waitingOf = ({ bookings }: DaySession): number =>
  bookings.filter(({ status }) => status === 'waitlisted').length

/** How many of them are to be paid for still. */
export const owingOf = ({ bookings }: DaySession): number =>
  bookings.filter(({ paymentStatus }) => isOwed(paymentStatus)).length

/** Who comes, on the card of a session for one; of one that is free again, who gave it up too late. */
export function whoInWords(session: DaySession): string {
  const names = namesOf(session)
  if (names.length > 0) return names.join(', ')
  const late = session.bookings.find(({ status }) => status === 'late_cancelled')
  return late === undefined
    ? i18n.t('schedule.nobody')
    : i18n.t('schedule.cancelledLate', { name: late.clientName })
}

/** A class, of which every place is taken. That a session for one is taken says its client's name. */
export const isFullClass = ({ status, capacity, booked }: DaySession): boolean =>
  status === 'open' && capacity > 1 && booked >= capacity

/** Everything that is to be looked at, in words. */
export function attentionInWords({ clashes, met }: Attention, zone: string): readonly string[] {
  return [...clashes.map((clash) => clashInWords(clash, zone)), ...met.map(({ message }) => message)]
}

const clashText = remembered()

function clashInWords({ kind, name, by }: Clash, zone: string): string {
  const { startsAt, endsAt } = periodOf(by)
  const time = formatClockRange(startsAt, endsAt, zone)
  const key = `${i18n.language} ${kind} ${time} ${name}\n${by.title}`
  return clashText(key, () => i18n.t(`schedule.grid.objection.${kind}`, { name, title: by.title, time }))
}

const untilWhenText = remembered()

/** Until when it is and how many of its places are taken. */
function untilWhen(session: DaySession, zone: string): string {
  const { status, booked, capacity } = session
  const end = formatClock(periodOf(session).endsAt, zone)
  const key = status === 'cancelled' ? 'schedule.cardCancelled' : 'schedule.card'
  return untilWhenText(`${i18n.language} ${key} ${end} ${booked} ${capacity}`, () =>
    i18n.t(key, { end, booked, capacity }),
  )
}

/** What the icons of a card say, and where it leads, for who does not see them: goes on after the lines of the card. */
export function restInWords(placed: PlacedSession, group: Group, zone: string): string {
  const { session, fromBefore, attention } = placed
  const { t } = i18n
  const elsewhere = group === 'trainer' ? session.roomName : session.trainerName
  const waiting = waitingOf(session)
  const owing = owingOf(session)
  const reasons = attention === null ? [] : attentionInWords(attention, zone)
  const conflict = (attention?.clashes.length ?? 0) > 0 ? 'conflict' : 'warning'
  const parts = [
    fromBefore && t('schedule.grid.fromBefore'),
    elsewhere !== null &&
      t(group === 'trainer' ? 'schedule.grid.inRoom' : 'schedule.grid.with', {
        room: elsewhere,
        trainer: elsewhere,
      }),
    untilWhen(session, zone),
    isFullClass(session) && t('schedule.look.card.full'),
    waiting > 0 && t('schedule.look.card.waiting', { count: waiting }),
    attention?.unmarked === true && t('schedule.look.card.unmarked'),
    owing > 0 && t('schedule.look.card.owed', { count: owing }),
    session.trainerId === null && t('schedule.look.card.nobody'),
    session.seriesId !== null && t('schedule.look.card.repeats'),
    session.notes !== null && t('schedule.look.card.notes'),
    reasons.length > 0 && t(`schedule.look.card.${conflict}`, { reason: reasons.join(' ') }),
  ]
  return parts.filter((part) => part !== false).join('')
}
