import type * as English from '../freezes.ts'
import { bookings as bookingsWords } from './counted.ts'
import { freezeWords, momentWords } from './days.ts'
import { packName } from './packs.ts'

const MOST_NAMED = 3

/** Why a freeze is refused while it would take the days of live bookings. */
export const bookingsInside: typeof English.bookingsInside = (pack, bookings, zone) => {
  const named = bookings
    .slice(0, MOST_NAMED)
    .map(({ title, startsAt }) => `${title} am ${momentWords(startsAt, zone)}`)
    .join('; ')
  const rest = bookings.length - MOST_NAMED
  const more = rest > 0 ? `; und ${rest} weitere` : ''
  return `${packName(pack)} zahlt an diesen Tagen für ${bookingsWords(bookings.length)}: ${named}${more}. Stornieren oder verschieben Sie sie zuerst, oder lassen Sie sie durch die Pause stornieren.`
}

/** Why a subscription in this state cannot be frozen. */
export const notFreezable: typeof English.notFreezable = (pack, status) =>
  status === 'ended'
    ? `${packName(pack)} ist beendet und kann nicht pausiert werden.`
    : `${packName(pack)} wartet noch und kann nicht pausiert werden: Die Tage zählen noch nicht.`

/** Why some days cannot be frozen: others that share a day with them are. */
export const frozenAlready: typeof English.frozenAlready = (pack, freeze) =>
  `${packName(pack)} ist schon ${freezeWords(freeze)} pausiert. Beenden Sie zuerst diese Pause, oder wählen Sie andere Tage.`

/** Why there is no freeze to be ended, given the one that comes next without it. */
export const notFrozen: typeof English.notFrozen = (pack, ends) =>
  ends === null
    ? `${packName(pack)} ist nicht pausiert, und es steht keine Pause bevor.`
    : `${packName(pack)} ist nur ${freezeWords(ends)} pausiert; das ist bis dahin vorbei.`
