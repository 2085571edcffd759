import type { AttentionMatter } from '../domain/attention.ts'
import type { Instant, ZoneId } from '../domain/time.ts'
import { formatDay, formatTimeOfDay } from '../domain/time-format.ts'
import { assertNever } from '../errors.ts'
import { plural } from './errors.ts'
import { findingTitle, thingWords } from './findings.ts'
import { noRepairSentence } from './repairs.ts'

export type AttentionSentences = {
  /** What it is about, in a few words. */
  readonly title: string
  /** Why it waits for somebody, and what can be done. */
  readonly why: string
}

/** A matter as the worklist tells it; times are the studio's. */
export function attentionSentences(matter: AttentionMatter, zone: ZoneId): AttentionSentences {
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

function when(title: string, startsAt: Instant, zone: ZoneId): string {
  return `${title} on ${formatDay(startsAt, zone, 'en-GB')}, ${formatTimeOfDay(startsAt, zone, 'en-GB')}`
}
