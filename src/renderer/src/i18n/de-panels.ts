import type { enPanels } from './en-panels.ts'
import type { Translation } from './translation.ts'

export const dePanels: Translation<typeof enPanels> = {
  allocate: {
    title: 'Einheiten für {{name}}',
    count: 'Wie viele',
    quick_one: '{{count}} Einheit',
    quick_other: '{{count}} Einheiten',
    family: 'Gilt für',
    general: 'Alle Leistungen (allgemein)',
    expiresOn: 'Letzter gültiger Tag',
    expiresOnHint: 'Leer: läuft nie ab',
    category: 'Zählt als',
    categories: { paid: 'Bezahlt', promotional: 'Aktion' },
    reason: 'Grund',
    reasonUsual: 'Von Hand hinzugefügt',
    buttonNone: 'Hinzufügen',
    button_one: '{{count}} Einheit hinzufügen',
    button_other: '{{count}} Einheiten hinzufügen',
  },
  available: {
    now: 'Jetzt verfügbar',
    after: 'danach',
    waiting: 'Wartet, bis es dran ist',
  },
  cancelBooking: {
    title: 'Buchung von {{name}} stornieren?',
    keep: 'Behalten',
    button: 'Stornieren',
    who: 'Wer storniert',
    by: {
      client: 'Der Kunde',
      studio: 'Das Studio',
    },
    effect: {
      returned_one: '{{count}} Einheit kommt zurück.',
      returned_other: '{{count}} Einheiten kommen zurück.',
      returnedLate_one: 'Das ist spät, trotzdem kommt {{count}} Einheit zurück.',
      returnedLate_other: 'Das ist spät, trotzdem kommen {{count}} Einheiten zurück.',
      charged_one: 'Das ist spät: {{count}} Einheit bleibt verbraucht.',
      charged_other: 'Das ist spät: {{count}} Einheiten bleiben verbraucht.',
      comp: 'Der Termin war gratis: Nichts kommt zurück.',
      unpaid: 'Die Buchung wurde nicht aus Guthaben bezahlt: Nichts kommt zurück.',
      free: 'Die Buchung kostet keine Einheiten: Nichts kommt zurück.',
    },
    after_one: '{{name}} hat dann {{count}} Einheit verfügbar.',
    after_other: '{{name}} hat dann {{count}} Einheiten verfügbar.',
    until: 'Was zurückkommt, ist nutzbar bis',
    promoted: '{{name}} rückt von der Warteliste nach.',
    skipped: '{{name}} wartet, kann den Platz aber nicht nehmen. {{reason}}',
    waive: 'Trotzdem zurückgeben',
    reason: 'Grund',
    reasonHint: 'Freiwillig, steht im Journal',
    done: {
      returned_one:
        'Die Buchung von {{name}} ist storniert. {{count}} Einheit kam zurück, {{available}} verfügbar.',
      returned_other:
        'Die Buchung von {{name}} ist storniert. {{count}} Einheiten kamen zurück, {{available}} verfügbar.',
      returnedLate_one:
        'Die Buchung von {{name}} ist spät storniert. {{count}} Einheit kam zurück, {{available}} verfügbar.',
      returnedLate_other:
        'Die Buchung von {{name}} ist spät storniert. {{count}} Einheiten kamen zurück, {{available}} verfügbar.',
      charged: 'Die Buchung von {{name}} ist spät storniert und bleibt berechnet. {{available}} verfügbar.',
      comp: 'Die Buchung von {{name}} ist storniert.',
      unpaid: 'Die Buchung von {{name}} ist storniert.',
      free: 'Die Buchung von {{name}} ist storniert.',
    },
  },
}
