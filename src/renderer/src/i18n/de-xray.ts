import type { enXray } from './en-xray.ts'
import type { Translation } from './translation.ts'

export const deXray: Translation<typeof enXray> = {
  label: 'Woraus diese Zahl besteht',
  hint: '{{figure}}: zeigt, woraus sie besteht',
  copy: 'Antwort als Text kopieren',
  copyShort: 'Kopieren',
  copied: 'Kopiert: woraus diese Zahl besteht.',
  none: 'Kein Eintrag des Journals zählt hier.',
  older_one: '{{count}} älterer Eintrag',
  older_other: '{{count}} ältere Einträge',
  name: {
    available: 'Heute verfügbar',
    remaining: 'Übrig',
    scheduled: 'Gebucht',
    used: 'Verbraucht',
    total: 'Gesamt',
    purchased: 'Gekauft',
    expired: 'Abgelaufen',
  },
  title: {
    available_one: '{{count}} Einheit heute verfügbar',
    available_other: '{{count}} Einheiten heute verfügbar',
    remaining_one: '{{count}} Einheit übrig',
    remaining_other: '{{count}} Einheiten übrig',
    scheduled_one: '{{count}} Einheit gebucht',
    scheduled_other: '{{count}} Einheiten gebucht',
    used_one: '{{count}} Einheit verbraucht',
    used_other: '{{count}} Einheiten verbraucht',
    total_one: '{{count}} Einheit gesamt',
    total_other: '{{count}} Einheiten gesamt',
    purchased_one: '{{count}} Einheit gekauft oder erhalten',
    purchased_other: '{{count}} Einheiten gekauft oder erhalten',
    expired_one: '{{count}} Einheit abgelaufen',
    expired_other: '{{count}} Einheiten abgelaufen',
  },
}
