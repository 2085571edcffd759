import type { ClientStatus } from '../domain/clients.ts'
import type { LocalDate } from '../domain/time.ts'

/** What printed days of the schedule are called. */
export function scheduleFileName(from: LocalDate, until: LocalDate): string {
  return `Schedule ${from}${from === until ? '' : ` to ${until}`}.pdf`
}

export function callListFileName(date: LocalDate): string {
  return `Call list ${date}.pdf`
}

/** The heads of the columns of a list of clients, in their order. */
export const CLIENT_LIST_HEADER: readonly string[] = [
  'First name',
  'Last name',
  'E-mail',
  'Phone',
  'Status',
  'Available',
  'Scheduled',
  'Used',
  'Expired',
  'Purchased',
  'Next expiry',
  'Last session',
  'Client since',
]

/** A client's state in such a list. */
export const CLIENT_STATUS_WORDS: Readonly<Record<ClientStatus, string>> = {
  active: 'active',
  inactive: 'inactive',
  merged: 'merged',
}

/** The file of a list of clients as it was on a day. */
export const clientListFileName = (day: LocalDate): string => `clients-${day}.csv`

/** What stands between the cells of a list, as spreadsheets of the language's regions expect it. */
export const csvSeparator = (): ',' | ';' => ','
