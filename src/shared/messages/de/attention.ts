import type { Instant, ZoneId } from '../../domain/time.ts'
import { assertNever } from '../../errors.ts'
import type * as English from '../attention.ts'
import { bookings, units } from './counted.ts'
import { momentWords } from './days.ts'
import { phrase } from './phrases.ts'

/** A matter as the worklist tells it; times are the studio's. */
export const attentionSentences: typeof English.attentionSentences = (matter, zone) => {
  switch (matter.kind) {
    case 'promotion_skipped': {
      const { clientName, sessionTitle, startsAt, reason } = matter.details
      return {
        title: `${clientName} wurde für ${sessionTitle} übergangen`,
        why: `In ${when(sessionTitle, startsAt, zone)} wurde ein Platz frei, und ${clientName} konnte ihn nicht nehmen. ${phrase(reason)}`,
      }
    }
    case 'refund_owed': {
      const { clientName, packageName, owed } = matter.details
      return {
        title: `${units(owed)} aus ${packageName} ${owed === 1 ? 'ist' : 'sind'} noch zurückzunehmen`,
        why: `${clientName} hat Geld für mehr Einheiten zurückbekommen, als übrig waren. Was ab jetzt storniert wird, wird von selbst zurückgenommen; über den Rest entscheiden Sie.`,
      }
    }
    case 'booking_lapsed': {
      const { clientName, sessionTitle, startsAt } = matter.details
      return {
        title: `${clientName} hat den Platz in ${sessionTitle} verloren`,
        why: `Niemand hat die Buchung von ${when(sessionTitle, startsAt, zone)} rechtzeitig bestätigt. Die Einheiten sind zurück; buchen Sie neu, wenn ${clientName} doch kommt.`,
      }
    }
    case 'unmarked_session': {
      const { sessionTitle, startsAt, unmarked } = matter.details
      return {
        title: `Wer war bei ${sessionTitle}?`,
        why: `${when(sessionTitle, startsAt, zone)} ist vorbei, und ${bookings(unmarked)} ${unmarked === 1 ? 'hat' : 'haben'} noch kein Ergebnis.`,
      }
    }
    default:
      return assertNever(matter)
  }
}

function when(title: string, startsAt: Instant, zone: ZoneId): string {
  return `${title} am ${momentWords(startsAt, zone)}`
}
