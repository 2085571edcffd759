import type * as English from '../allocation.ts'
import { units } from './counted.ts'

/** What was added to one client. */
export const addedSentence: typeof English.addedSentence = ({ count, client, available }) =>
  `${client} hat ${units(count)} erhalten. Insgesamt verfügbar: ${available}`

/** What was taken from one client. */
export const removedSentence: typeof English.removedSentence = ({ count, client, available }) =>
  `Von ${client} ${count === 1 ? 'wurde' : 'wurden'} ${units(count)} zurückgenommen. Insgesamt verfügbar: ${available}`

/** What was added to each of several clients. */
export const addedToManySentence: typeof English.addedToManySentence = (count, clients) =>
  clients === 1
    ? `1 Kunde hat ${units(count)} erhalten`
    : `${clients} Kunden haben je ${units(count)} erhalten`
