import type { AttentionMatter } from '../../domain/attention.ts'
import type { Instant, ZoneId } from '../../domain/time.ts'
import { assertNever } from '../../errors.ts'
import type * as English from '../attention.ts'
import { amountWords } from '../attention.ts'
import { bookings, units } from './counted.ts'
import { LOCALE, momentWords } from './days.ts'
import { findingTitle, thingWords } from './findings.ts'
import { phrase } from './phrases.ts'
import { noRepairSentence, repairSentence } from './repairs.ts'

/** A matter as the worklist tells it; times are the studio's. */
export const attentionSentences: typeof English.attentionSentences = (matter, zone, stripeIsRead = true) => {
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
    case 'unmatched_purchase':
    case 'refund_unclear':
    case 'dispute_opened':
    case 'stripe_stopped':
      return stripeSentences(matter, stripeIsRead)
    case 'plan_unconfirmed':
    case 'plan_partial':
    case 'plan_failed':
      return planSentences(matter)
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

type Of<K extends AttentionMatter['kind']> = Extract<AttentionMatter, { readonly kind: K }>

const MISSING = {
  client: 'wem er gehört',
  package: 'was gekauft wurde',
  both: 'wem er gehört und was gekauft wurde',
} as const

const onHold = (held: number): string => `${units(held)} ${held === 1 ? 'ruht' : 'ruhen'}`

/** Money that went back, of which somebody must say what it was. */
function unclearSentences({ details }: Of<'refund_unclear'>): English.AttentionSentences {
  const { clientName, what, problem } = details
  const [stated, known] = [details.stated, details.known].map((it) => amountWords(it, LOCALE))
  const of = clientName === null ? what : `${what} (${clientName})`
  if (problem === 'by_hand') {
    return {
      title: `Ist die Erstattung für ${of} die, die von Hand erfasst wurde?`,
      why: `${known} wurden von Hand erfasst, als nichts von selbst ankam; wo bezahlt wurde, gingen ${stated} zurück. Es zählt als dasselbe Geld. Wenn nicht, nehmen Sie die fehlenden Einheiten von Hand zurück.`,
    }
  }
  if (problem === 'settled_won' || problem === 'settled_lost') {
    const [said, decided] = problem === 'settled_won' ? ['bleibt', 'zurückgeht'] : ['zurückging', 'bleibt']
    return {
      title: `Die Anfechtung von ${of} ging anders aus als erfasst`,
      why: `Von Hand wurde erfasst, dass das Geld ${said}; die Bank hat entschieden, dass es ${decided}. Der Verkauf und seine Einheiten richten sich nach der Bank. Prüfen Sie, ob beides jetzt stimmt.`,
    }
  }
  return {
    title: `${stated} für ${of} wurden in einer anderen Währung erstattet`,
    why:
      problem === 'dispute_currency'
        ? `Bezahlt wurden ${known}, und die Bank hat sie zurückgeholt. Was davon übrig ist, ruht: Erfassen Sie am Verkauf, wie die Anfechtung ausgegangen ist.`
        : `Bezahlt wurden ${known}. Wie viele Einheiten das sind, geht daraus nicht hervor: Entscheiden Sie, und nehmen Sie sie von Hand zurück. Von selbst wurde nichts genommen.`,
  }
}

function stripeSentences(
  matter: Of<'unmatched_purchase' | 'refund_unclear' | 'dispute_opened' | 'stripe_stopped'>,
  isRead: boolean,
): English.AttentionSentences {
  switch (matter.kind) {
    case 'unmatched_purchase': {
      const { buyer, items = 1, missing } = matter.details
      const what = items === 1 ? matter.details.what : `${matter.details.what} (${items} Artikel)`
      return {
        title: buyer === null ? `${what} wurde bezahlt` : `${buyer} hat ${what} bezahlt`,
        why: `Aus der Zahlung geht nicht hervor, ${MISSING[missing]}; deshalb gibt es noch keine Einheiten. Wählen Sie es einmal aus, dann ist es beim nächsten Mal bekannt.`,
      }
    }
    case 'refund_unclear':
      return unclearSentences(matter)
    case 'dispute_opened': {
      const { clientName, packageName, held } = matter.details
      return {
        title: `${clientName} ficht die Zahlung von ${packageName} an`,
        why: isRead
          ? `Die Bank fordert das Geld zurück. ${onHold(held)}, bis sie entscheidet; antworten Sie in Stripe.`
          : `Die Bank hat das Geld zurückgefordert, und was sie entscheidet, kommt hier nicht mehr an. ${onHold(held)}: Sehen Sie dort nach, wo bezahlt wurde. Erfassen Sie dann am Verkauf, wie die Anfechtung ausgegangen ist.`,
      }
    }
    case 'stripe_stopped': {
      const { scope } = matter.details
      return {
        title: 'Stripe lässt Tallybook nicht mehr lesen',
        why:
          scope === null
            ? 'Der Schlüssel wird abgelehnt. Geben Sie unter Einstellungen, Stripe einen neuen ein; bis dahin geht nichts verloren.'
            : `Der Schlüssel darf ${scope} nicht lesen. Erlauben Sie es in Stripe, oder geben Sie einen anderen ein; bis dahin geht nichts verloren.`,
      }
    }
    default:
      return assertNever(matter)
  }
}

const UNCONFIRMED = {
  defaulted: 'Im Verkauf steht nicht, für wie viele Termine er ist.',
  unknown_tier: 'Der Verkauf nennt eine Stufe, die niemand kennt.',
  out_of_range: 'Der Verkauf nennt eine Zahl von Terminen, die nicht zwischen 1 und 100 liegt.',
} as const

function planSentences(
  matter: Of<'plan_unconfirmed' | 'plan_partial' | 'plan_failed'>,
): English.AttentionSentences {
  const { clientName, packageName, count } = matter.details
  const sessions = count === 1 ? '1 Termin' : `${count} Termine`
  switch (matter.kind) {
    case 'plan_unconfirmed':
      return {
        title: `Für wie viele Termine ist ${packageName} von ${clientName}?`,
        why: `${UNCONFIRMED[matter.details.problem]} Es wird nichts eingetragen, bis jemand ${sessions} bestätigt oder eine andere Zahl nennt.`,
      }
    case 'plan_partial':
      return {
        title: `${count - matter.details.placed} von ${count} Terminen von ${clientName} ohne Platz`,
        why: `Öffnen Sie den Plan zu ${packageName}, um andere Zeiten zu wählen, oder versuchen Sie es noch einmal. Ihre Einheiten sind unberührt.`,
      }
    case 'plan_failed':
      return {
        title: `Die Termine von ${clientName} konnten nicht eingetragen werden`,
        why: `${packageName} ist bezahlt, und die Einheiten sind da. ${phrase(matter.details.reason)}`,
      }
    default:
      return assertNever(matter)
  }
}

function when(title: string, startsAt: Instant, zone: ZoneId): string {
  return `${title} am ${momentWords(startsAt, zone)}`
}
