import type { enToday } from './en-today.ts'
import type { Translation } from './translation.ts'

export const deToday: Translation<typeof enToday> = {
  trainer: 'Trainer',
  back: 'Heute',
  empty: {
    title: 'Keine Termine an diesem Tag',
    text: 'Was für Sie geplant wird, erscheint hier von selbst: wer kommt und was noch übrig ist.',
  },
  noTrainers: {
    title: 'Noch keine Trainer',
    text: 'Sobald jemand hier trainiert, steht hier der Tag: wer kommt, was übrig ist und was notiert wurde.',
  },
  sessions: 'Termine am {{day}}',
  people: 'Wer um {{time}} zu {{title}} kommt',
  nobody: 'Niemand ist gebucht.',
  now: 'Jetzt',
  places: '{{booked}} von {{capacity}}',
  left_one: '{{count}} Einheit übrig',
  left_other: '{{count}} Einheiten übrig',
  sessionNote: 'Zu diesem Termin',
  clientNote: 'Zu {{name}}',
  choices: 'Ist {{name}} erschienen?',
  keys: {
    attended: 'Die gewählte Person als erschienen erfassen',
    noShow: 'Die gewählte Person als nicht erschienen erfassen',
    people: 'Von Person zu Person',
  },
  ahead: {
    title: 'Die nächsten Tage',
    tomorrow: 'Morgen',
    first: 'Zuerst {{time}} · {{title}}',
    count_one: '{{count}} Termin',
    count_other: '{{count}} Termine',
    people_one: '{{count}} Kunde',
    people_other: '{{count}} Kunden',
    none: 'In den nächsten sieben Tagen ist nichts geplant.',
  },
}
