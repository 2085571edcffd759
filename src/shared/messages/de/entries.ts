import type { EntryKind } from '../../domain/credits.ts'
import { isLocalDate } from '../../domain/time.ts'
import type * as English from '../entries.ts'
import type { EntryFacts } from '../entries.ts'
import { units } from './counted.ts'
import { dayWords, momentWords } from './days.ts'
import { reasonPhrase } from './phrases.ts'

/** A line of the ledger as a sentence that can be read aloud at the desk. */
export const entrySentence: typeof English.entrySentence = (entry) => {
  const { corrects = null, zone } = entry
  const sentence = `${deed(entry)}${because(entry.reason)}`
  if (corrects === null) return sentence
  return `${sentence} Das berichtigt, was am ${momentWords(corrects.at, zone)} ${DEEDS[corrects.kind]}.`
}

function deed(entry: EntryFacts): string {
  const { actor, carriedFrom = null } = entry
  const amount = units(entry.units)
  const session = entry.session === null ? 'einen Termin' : sessionWords(entry.session, entry.zone)
  switch (entry.kind) {
    case 'GRANT':
      return carriedFrom === null
        ? `${actor} hat ${amount} hinzugefügt`
        : `${actor} hat ${amount} aus dem Zeitraum bis ${dayWords(carriedFrom)} übertragen`
    case 'HOLD':
      return `${actor} hat ${amount} für ${session} reserviert`
    case 'RELEASE':
      return `${actor} hat ${amount} für ${session} zurückgegeben`
    case 'CAPTURE':
      return `${actor} hat ${amount} für ${session} als verbraucht gezählt`
    case 'UNCAPTURE':
      return `${actor} hat ${amount} für ${session} doch nicht als verbraucht gezählt`
    case 'EXPIRE':
      return `${amount} ${entry.units === 1 ? 'ist' : 'sind'} abgelaufen`
    case 'UNEXPIRE':
      return `${actor} hat ${amount} wieder gültig gemacht`
    case 'REVOKE':
      return `${actor} hat ${amount} zurückgenommen`
  }
}

/** What a line did, when another speaks of it. */
const DEEDS: Record<EntryKind, string> = {
  GRANT: 'hinzugefügt wurde',
  HOLD: 'reserviert wurde',
  RELEASE: 'zurückgegeben wurde',
  CAPTURE: 'als verbraucht gezählt wurde',
  UNCAPTURE: 'als nicht verbraucht gezählt wurde',
  EXPIRE: 'abgelaufen ist',
  UNEXPIRE: 'wieder gültig gemacht wurde',
  REVOKE: 'zurückgenommen wurde',
}

/** The reason as the end of a sentence: what somebody wrote as it is, what the product wrote in German. */
export function because(reason: string | null): string {
  if (reason === null || reason === '') return '.'
  const words = reasonPhrase(reason).replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) =>
    isLocalDate(day) ? dayWords(day) : day,
  )
  return /[.!?]$/.test(words) ? `: ${words}` : `: ${words}.`
}

function sessionWords(
  { title, startsAt, movedTo = null }: NonNullable<EntryFacts['session']>,
  zone: string,
): string {
  const session = `${title} am ${momentWords(startsAt, zone)}`
  return movedTo === null ? session : `${session} (seither verlegt auf ${momentWords(movedTo, zone)})`
}
