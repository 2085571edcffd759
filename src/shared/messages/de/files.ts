import type { LocalDate } from '../../domain/time.ts'
import type * as English from '../files.ts'

/** What printed days of the schedule are called. */
export function scheduleFileName(from: LocalDate, until: LocalDate): string {
  return `Kalender ${from}${from === until ? '' : ` bis ${until}`}.pdf`
}

export function callListFileName(date: LocalDate): string {
  return `Anrufliste ${date}.pdf`
}

/** The heads of the columns of a list of clients, in the order of the English ones. */
export const CLIENT_LIST_HEADER: typeof English.CLIENT_LIST_HEADER = [
  'Vorname',
  'Nachname',
  'E-Mail',
  'Telefon',
  'Status',
  'Verfügbar',
  'Gebucht',
  'Verbraucht',
  'Abgelaufen',
  'Gekauft',
  'Nächster Ablauf',
  'Letzter Termin',
  'Kunde seit',
]

/** A client's state in such a list. */
export const CLIENT_STATUS_WORDS: typeof English.CLIENT_STATUS_WORDS = {
  active: 'aktiv',
  inactive: 'inaktiv',
  merged: 'zusammengeführt',
}

export const clientListFileName: typeof English.clientListFileName = (day) => `Kunden-${day}.csv`

/** Where figures have a comma, it cannot stand between cells. */
export const csvSeparator: typeof English.csvSeparator = () => ';'
