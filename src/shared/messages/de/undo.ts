import type { CommandName } from '../../contract/index.ts'
import type { BookingStatus } from '../../domain/bookings.ts'
import type * as English from '../undo.ts'
import { factsOf, type UndoFacts, type UndoSubject, type UndoWording } from '../undo.ts'
import {
  bookings as bookingsWords,
  counted,
  sessions as sessionsWords,
  units as unitsWords,
} from './counted.ts'
import { nearMomentWords } from './days.ts'
import { packName } from './packs.ts'
import { phrase } from './phrases.ts'

/** Why nothing can be done again. */
export const DONE_SINCE =
  'Sie haben inzwischen etwas anderes getan, deshalb kann das Rückgängige nicht wiederholt werden.'

/** Why a step stays as it is: what it was, and what came after it. */
export const notUndone: typeof English.notUndone = (label, problem) =>
  `Nicht rückgängig gemacht: ${label}. ${phrase(problem)}`

/** Why a step is not done again: what it was, and what came after it. */
export const notRedone: typeof English.notRedone = (label, problem) =>
  `Nicht wiederholt: ${label}. ${phrase(problem)}`

/** A booking's state inside a sentence. */
export const BOOKING_STATUS_WORDS: Readonly<Record<BookingStatus, string>> = {
  pending: 'unbestätigt',
  confirmed: 'bestätigt',
  waitlisted: 'auf der Warteliste',
  completed: 'als erschienen erfasst',
  no_show: 'als nicht erschienen erfasst',
  cancelled: 'storniert',
  late_cancelled: 'spät storniert',
  lapsed: 'verfallen',
}

const WORDING: UndoWording = {
  client: 'ein Kunde',
  pack: 'ein Paket',
  trainer: 'ein Trainer',
  file: 'einer Datei',
  hours: 'jemandem',
  session: 'ein Termin',
  when: 'irgendwann',
  moment: nearMomentWords,
}

/** Steps keep what they are about as it was kept, with the names that the product gives in English. */
const inGerman = (subject: UndoSubject): UndoSubject =>
  subject.pack == null ? subject : { ...subject, pack: packName(subject.pack) }

type Label = (facts: UndoFacts) => string

const OUTCOMES: Readonly<Record<string, string>> = {
  completed: 'erschienen',
  no_show: 'nicht erschienen',
  late_cancelled: 'spät storniert',
  cancelled: 'storniert',
}

const PAYMENTS: Readonly<Record<string, string>> = {
  pending: 'offen',
  paid: 'bezahlt',
  failed: 'gescheitert',
  partially_refunded: 'teils erstattet',
  refunded: 'erstattet',
  disputed: 'strittig',
}

const outcome = ({ input }: UndoFacts) => OUTCOMES[String(input.outcome)] ?? String(input.outcome)

const payment = ({ input }: UndoFacts) => PAYMENTS[String(input.status)] ?? String(input.status)

const planLabel: Label = ({ client, sessions }) => `${sessionsWords(sessions)} eingeplant: ${client}`

/** As the English ones: a label for each command that can be taken back, and null for each that cannot. */
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
  'purchases.pay': null,
  'purchases.void': ({ client, pack }) => `Verkauf von „${pack}“ an ${client} storniert`,
  'saleDrawer.add': ({ client, pack }) => `„${pack}“ für ${client} vorgemerkt`,
  'saleDrawer.update': ({ client, pack }) => `Vorgemerktes von ${client} geändert: „${pack}“`,
  'saleDrawer.remove': ({ client, pack }) => `„${pack}“ nicht mehr für ${client} vorgemerkt`,
  'saleDrawer.clear': ({ client }) => `Alles Vorgemerkte von ${client} entfernt`,
  'upkeep.run': null,
  'integrity.repair': null,
  'undo.last': null,
  'undo.redo': null,
  'bookings.create': ({ client, session, waits }) =>
    waits ? `${client} auf die Warteliste gesetzt: ${session}` : `${client} gebucht: ${session}`,
  'bookings.cancel': ({ client, session }) => `${client} storniert: ${session}`,
  'bookings.confirm': ({ client, session }) => `${client} bestätigt: ${session}`,
  'bookings.setOutcome': (facts) => `${facts.client} als ${outcome(facts)} erfasst: ${facts.session}`,
  'bookings.changeOutcome': (facts) => `${facts.client} auf ${outcome(facts)} geändert: ${facts.session}`,
  'bookings.setPayment': (facts) =>
    `Zahlung von ${facts.client} auf ${payment(facts)} gesetzt: ${facts.session}`,
  'bookings.promote': ({ client, session }) => `${client} einen Platz gegeben: ${session}`,
  'bookings.settle': ({ client, session }) => `Offenes von ${client} beglichen: ${session}`,
  'bulk.setOutcome': (facts) => `${bookingsWords(facts.bookings)} als ${outcome(facts)} erfasst`,
  'bulk.setPayment': (facts) =>
    `Zahlung von ${counted(facts.bookings, 'Buchung', 'Buchungen')} auf ${payment(facts)} gesetzt`,
  'bulk.cancel': ({ cancelled }) => `${bookingsWords(cancelled)} storniert`,
  'sessions.create': ({ client, session, bookings }) =>
    bookings === 0 ? `Angelegt: ${session}` : `Für ${client} angelegt: ${session}`,
  'sessions.cancel': ({ session, bookings }) =>
    bookings === 0 ? `Abgesagt: ${session}` : `Mit ${bookingsWords(bookings)} abgesagt: ${session}`,
  'sessions.update': ({ session }) => `Geändert: ${session}`,
  'sessions.move': ({ session, sessionBefore, when, otherTime }) =>
    otherTime ? `${sessionBefore} auf ${when} verlegt` : `Anderen Trainer oder Raum gegeben: ${session}`,
  'sessions.copy': ({ sessions, session }) =>
    sessions === 1 ? `Kopiert: ${session}` : `${sessionsWords(sessions)} kopiert`,
  'plans.commit': planLabel,
  'plans.run': planLabel,
  'plans.retry': planLabel,
  'plans.confirm': planLabel,
  'series.create': ({ sessions, title, when }) => `${sessionsWords(sessions)} angelegt: ${title} ab ${when}`,
  'series.move': ({ sessions, title }) => `${sessionsWords(sessions)} verlegt: ${title}`,
  'series.cancel': ({ sessions, title, when }) => `${sessionsWords(sessions)} abgesagt: ${title} ab ${when}`,
  'schedule.reassign': ({ sessions, hours, input }) => {
    const changed = `${sessionsWords(sessions)} geändert`
    return input.leave === undefined ? changed : `${changed} und Abwesenheit eingetragen: ${hours}`
  },
  'timeOff.add': ({ hours }) => `Abwesenheit eingetragen: ${hours}`,
  'timeOff.update': ({ hours }) => `Abwesenheit geändert: ${hours}`,
  'timeOff.remove': ({ hours }) => `Abwesenheit entfernt: ${hours}`,
  'closures.add': ({ hours }) => `Schließzeit „${hours}“ eingetragen`,
  'closures.update': ({ hours }) => `Schließzeit „${hours}“ geändert`,
  'closures.close': ({ hours, sessions }) =>
    sessions === 0
      ? `Für „${hours}“ geschlossen`
      : `Für „${hours}“ geschlossen und ${sessionsWords(sessions)} abgesagt`,
  'closures.remove': ({ hours }) => `Schließzeit „${hours}“ entfernt`,
  'assignments.assign': ({ client, trainer }) => `${client} wird jetzt von ${trainer} betreut`,
  'assignments.assignMany': ({ trainer }) => `Mehrere Kunden werden jetzt von ${trainer} betreut`,
  'assignments.end': ({ client, trainer }) => `Betreuung von ${client} durch ${trainer} beendet`,
  'credits.allocate': ({ client, units }) => `${unitsWords(units)} hinzugefügt: ${client}`,
  'credits.allocateMany': ({ units }) => `Zusammen ${unitsWords(units)} mehreren Kunden hinzugefügt`,
  'credits.revoke': ({ client, units }) => `${unitsWords(units)} zurückgenommen: ${client}`,
  'credits.extend': ({ client, pack }) => `„${pack}“ von ${client} verlängert`,
  'subscriptions.freeze': ({ client, pack }) => `„${pack}“ von ${client} pausiert`,
  'subscriptions.unfreeze': ({ client, pack }) => `Pause von „${pack}“ von ${client} beendet`,
  'subscriptions.end': ({ client, pack }) => `„${pack}“ von ${client} beendet`,
  'attention.resolve': () => 'Offenen Punkt erledigt',
  'attention.resolveMany': () => 'Mehrere offene Punkte erledigt',
  'clients.create': ({ client }) => `${client} angelegt`,
  'clients.update': ({ client }) => `${client} geändert`,
  'clients.deactivate': ({ client }) => `${client} deaktiviert`,
  'clients.reactivate': ({ client }) => `${client} reaktiviert`,
  'clients.deactivateMany': ({ clients }) => `${counted(clients, 'Kunde', 'Kunden')} deaktiviert`,
  'clients.reactivateMany': ({ clients }) => `${counted(clients, 'Kunde', 'Kunden')} reaktiviert`,
  'clients.merge': ({ client, other }) => `${other} mit ${client} zusammengeführt`,
  'import.commit': ({ clients, file }) => `${counted(clients, 'Kunde', 'Kunden')} aus ${file} importiert`,
}

/** What a step did, as one line: "Ada Berg gebucht: Yoga, Mo., 2. März, 10:00". */
export const undoLabel: typeof English.undoLabel = (method, subject, input) =>
  UNDO_LABELS[method]?.(factsOf(inGerman(subject), input, WORDING)) ?? method
