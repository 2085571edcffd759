import type { EntryKind } from '../domain/credits.ts'
import { isLocalDate, type LocalDate } from '../domain/time.ts'
import { dayWords, momentWords } from './days.ts'
import { plural } from './errors.ts'

type SessionFacts = {
  readonly title: string
  /** When it began as the line was written. */
  readonly startsAt: number
  /** Where it has been moved since, when no line of its own says so. */
  readonly movedTo?: number | null
}

export type EntryFacts = {
  readonly kind: EntryKind
  readonly units: number
  readonly actor: string
  readonly reason: string | null
  readonly session: SessionFacts | null
  /** Of units carried over: the last day of the period that they come from. */
  readonly carriedFrom?: LocalDate | null
  /** The line that this one corrects. */
  readonly corrects?: { readonly kind: EntryKind; readonly at: number } | null
  readonly zone: string
}

/** A line of the ledger as a sentence that can be read aloud at the desk: who did what, for which session, and why. */
export function entrySentence(entry: EntryFacts): string {
  const { corrects = null, zone } = entry
  const sentence = `${deed(entry)}${because(entry.reason)}`
  if (corrects === null) return sentence
  return `${sentence} It corrects what was ${DEEDS[corrects.kind]} on ${momentWords(corrects.at, zone)}.`
}

function deed(entry: EntryFacts): string {
  const { actor, carriedFrom = null } = entry
  const units = plural(entry.units, 'session')
  const session = entry.session === null ? 'a session' : sessionWords(entry.session, entry.zone)
  switch (entry.kind) {
    case 'GRANT':
      return carriedFrom === null
        ? `${actor} added ${units}`
        : `${actor} carried ${units} over from the period until ${dayWords(carriedFrom)}`
    case 'HOLD':
      return `${actor} set ${units} aside for ${session}`
    case 'RELEASE':
      return `${actor} gave ${units} back from ${session}`
    case 'CAPTURE':
      return `${actor} counted ${units} as used for ${session}`
    case 'UNCAPTURE':
      return `${actor} counted ${units} as not used for ${session} after all`
    case 'EXPIRE':
      return `${units} expired`
    case 'UNEXPIRE':
      return `${actor} made ${units} valid again`
    case 'REVOKE':
      return `${actor} took ${units} back`
  }
}

/** What a line did, when another speaks of it. */
const DEEDS: Record<EntryKind, string> = {
  GRANT: 'added',
  HOLD: 'set aside',
  RELEASE: 'given back',
  CAPTURE: 'counted as used',
  UNCAPTURE: 'counted as not used',
  EXPIRE: 'expired',
  UNEXPIRE: 'made valid again',
  REVOKE: 'taken back',
}

/** The reason as the end of a sentence; days in it are written as people say them. */
export function because(reason: string | null): string {
  if (reason === null || reason === '') return '.'
  const words = reason.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isLocalDate(day) ? dayWords(day) : day))
  return /[.!?]$/.test(words) ? `: ${words}` : `: ${words}.`
}

function sessionWords({ title, startsAt, movedTo = null }: SessionFacts, zone: string): string {
  const session = `${title} on ${momentWords(startsAt, zone)}`
  return movedTo === null ? session : `${session} (since moved to ${momentWords(movedTo, zone)})`
}
