import type { Instant, ZoneId } from '../../domain/time.ts'
import { assertNever } from '../../errors.ts'
import type * as English from '../attention.ts'
import { bookings, units } from './counted.ts'
import { momentWords } from './days.ts'
import { findingTitle, thingWords } from './findings.ts'
import { phrase } from './phrases.ts'
import { noRepairSentence, repairSentence } from './repairs.ts'

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
    case 'integrity_finding': {
      const { id, entity, entityId, expected, found, repair } = matter.details
      const thing = thingWords(entity, entityId)
      return {
        title: thing === null ? findingTitle(id) : `${findingTitle(id)}: ${thing}`,
        why: `Erwartet: ${expected}; gefunden: ${found}. ${repair === undefined ? noRepairSentence(id) : repairSentence(repair)}`,
      }
    }
    case 'session_outside': {
      const { sessionTitle, startsAt, trainerName, found } = matter.details
      const named = trainerName === null || found.includes(trainerName)
      return {
        title: `${when(sessionTitle, startsAt, zone)} liegt außerhalb der Zeiten`,
        why: named ? found : `Mit ${trainerName}. ${found}`,
      }
    }
    case 'unmarked_session': {
      const { sessionTitle, startsAt, trainerName, unmarked } = matter.details
      const left = `${bookings(unmarked)} ${unmarked === 1 ? 'hat' : 'haben'} noch kein Ergebnis.`
      return {
        title: `Wer war bei ${when(sessionTitle, startsAt, zone)}?`,
        why:
          trainerName === null
            ? `Der Termin ist vorbei, und ${left}`
            : `Mit ${trainerName}. Der Termin ist vorbei, und ${left}`,
      }
    }
    default:
      return assertNever(matter)
  }
}

function when(title: string, startsAt: Instant, zone: ZoneId): string {
  return `${title} am ${momentWords(startsAt, zone)}`
}
