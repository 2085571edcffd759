import type { AttentionMatter } from '../domain/attention.ts'
import { formatMoney, isCurrency, type Money } from '../domain/money.ts'
import type { Instant, ZoneId } from '../domain/time.ts'
import { formatDay, formatTimeOfDay } from '../domain/time-format.ts'
import { assertNever } from '../errors.ts'
import { LOCALE } from './days.ts'
import { plural } from './errors.ts'
import { findingTitle, thingWords } from './findings.ts'
import { noRepairSentence } from './repairs.ts'

export type AttentionSentences = {
  /** What it is about, in a few words. */
  readonly title: string
  /** Why it waits for somebody, and what can be done. */
  readonly why: string
}

/**
 * A matter as the worklist tells it; times are the studio's. `stripeIsRead`: whether what happens in Stripe arrives by
 * itself. Where it does not, Stripe is not named: its key is gone, and what it left is to be decided by hand.
 */
export function attentionSentences(
  matter: AttentionMatter,
  zone: ZoneId,
  stripeIsRead = true,
): AttentionSentences {
  switch (matter.kind) {
    case 'promotion_skipped': {
      const { clientName, sessionTitle, startsAt, reason } = matter.details
      return {
        title: `${clientName} was passed over for ${sessionTitle}`,
        why: `A place became free in ${when(sessionTitle, startsAt, zone)}, and ${clientName} could not take it. ${reason}`,
      }
    }
    case 'refund_owed': {
      const { clientName, packageName, owed } = matter.details
      return {
        title: `${plural(owed, 'session')} of ${packageName} still to be taken back`,
        why: `${clientName} got money back for more sessions than were left. What is cancelled from now on is taken back by itself; decide about the rest.`,
      }
    }
    case 'booking_lapsed': {
      const { clientName, sessionTitle, startsAt } = matter.details
      return {
        title: `${clientName} lost the place in ${sessionTitle}`,
        why: `Nobody confirmed the booking of ${when(sessionTitle, startsAt, zone)} in time. Its credits are back; book again if ${clientName} still comes.`,
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
        why: `Expected ${expected}, found ${found}. ${repair ?? noRepairSentence(id)}`,
      }
    }
    case 'session_outside': {
      const { sessionTitle, startsAt, trainerName, found } = matter.details
      const named = trainerName === null || found.includes(trainerName)
      return {
        title: `${when(sessionTitle, startsAt, zone)} lies outside the hours`,
        why: named ? found : `With ${trainerName}. ${found}`,
      }
    }
    case 'unmarked_session': {
      const { sessionTitle, startsAt, trainerName, unmarked } = matter.details
      const left = `${plural(unmarked, 'booking')} ${unmarked === 1 ? 'has' : 'have'} no outcome yet.`
      return {
        title: `Who came to ${when(sessionTitle, startsAt, zone)}?`,
        why:
          trainerName === null ? `It is over, and ${left}` : `With ${trainerName}. It is over, and ${left}`,
      }
    }
    default:
      return assertNever(matter)
  }
}

/** An amount as it is written; of a currency that nobody here knows, its coins. */
export function amountWords(money: Money, locale: string): string {
  return isCurrency(money.currency) ? formatMoney(money, locale) : `${money.amount} ${money.currency}`
}

type Of<K extends AttentionMatter['kind']> = Extract<AttentionMatter, { readonly kind: K }>

const MISSING = { client: 'whose it is', package: 'what it is', both: 'whose it is and what it is' } as const

/** Money that went back, of which somebody must say what it was. */
function unclearSentences({ details }: Of<'refund_unclear'>): AttentionSentences {
  const { clientName, what, problem } = details
  const [stated, known] = [details.stated, details.known].map((it) => amountWords(it, LOCALE))
  const of = clientName === null ? what : `${what} of ${clientName}`
  if (problem === 'by_hand') {
    return {
      title: `Is the refund of ${of} the one that was recorded by hand?`,
      why: `${known} was recorded by hand while nothing arrived by itself, and ${stated} went back where it was paid. It counts as the same money. If it is not, take back the sessions that are missing by hand.`,
    }
  }
  if (problem === 'settled_won' || problem === 'settled_lost') {
    const [said, decided] = problem === 'settled_won' ? ['stays', 'went back'] : ['went back', 'stays']
    return {
      title: `The dispute of ${of} ended otherwise than was recorded`,
      why: `It was recorded by hand that the money ${said}; the bank has decided that it ${decided}. The sale and its sessions follow the bank. Look whether they are right now.`,
    }
  }
  return {
    title: `${stated} of ${of} went back in another currency`,
    why:
      problem === 'dispute_currency'
        ? `It was paid with ${known}, and the bank took it back. What is left of it is on hold: say at the sale how the dispute has ended.`
        : `It was paid with ${known}. How many sessions that is, nobody can tell: decide, and take them back by hand. Nothing was taken by itself.`,
  }
}

function stripeSentences(
  matter: Of<'unmatched_purchase' | 'refund_unclear' | 'dispute_opened' | 'stripe_stopped'>,
  isRead: boolean,
): AttentionSentences {
  switch (matter.kind) {
    case 'unmatched_purchase': {
      const { buyer, items = 1, missing } = matter.details
      const what = items === 1 ? matter.details.what : `${matter.details.what} (${items} items)`
      return {
        title: buyer === null ? `${what} was paid` : `${buyer} paid for ${what}`,
        why: `Nothing in the payment tells ${MISSING[missing]}, so no credits were given yet. Choose it once, and it is known the next time.`,
      }
    }
    case 'refund_unclear':
      return unclearSentences(matter)
    case 'dispute_opened': {
      const { clientName, packageName, held } = matter.details
      return {
        title: `${clientName} disputes the payment of ${packageName}`,
        why: isRead
          ? `The bank asks the money back. ${onHold(held)} until it decides; answer the dispute in Stripe.`
          : `The bank asked the money back, and what it decides does not arrive here any more. ${onHold(held)}: look where it was paid. Then say at the sale how the dispute has ended.`,
      }
    }
    case 'stripe_stopped': {
      const { scope } = matter.details
      return {
        title: 'Stripe does not let Tallybook read any more',
        why:
          scope === null
            ? 'The key is refused. Enter a new one under Settings, Stripe; nothing is lost until then.'
            : `The key may not read ${scope}. Allow it in Stripe, or enter another key; nothing is lost until then.`,
      }
    }
    default:
      return assertNever(matter)
  }
}

const onHold = (held: number): string => `${plural(held, 'session')} ${held === 1 ? 'is' : 'are'} on hold`

const UNCONFIRMED = {
  defaulted: 'The sale does not say how many sessions it is for.',
  unknown_tier: 'The sale names a tier that nobody knows.',
  out_of_range: 'The sale names a number of sessions that is not between 1 and 100.',
} as const

function planSentences(matter: Of<'plan_unconfirmed' | 'plan_partial' | 'plan_failed'>): AttentionSentences {
  const { clientName, packageName, count } = matter.details
  switch (matter.kind) {
    case 'plan_unconfirmed':
      return {
        title: `How many sessions is ${packageName} of ${clientName} for?`,
        why: `${UNCONFIRMED[matter.details.problem]} Nothing is scheduled until somebody confirms ${plural(count, 'session')} or says another number.`,
      }
    case 'plan_partial':
      return {
        title: `${count - matter.details.placed} of ${plural(count, 'session')} of ${clientName} found no place`,
        why: `Open the plan of ${packageName} to choose other times, or try again. Their credits are untouched.`,
      }
    case 'plan_failed':
      return {
        title: `The sessions of ${clientName} could not be scheduled`,
        why: `${packageName} is paid and its credits are there. ${matter.details.reason}`,
      }
    default:
      return assertNever(matter)
  }
}

function when(title: string, startsAt: Instant, zone: ZoneId): string {
  return `${title} on ${formatDay(startsAt, zone, 'en-GB')}, ${formatTimeOfDay(startsAt, zone, 'en-GB')}`
}
