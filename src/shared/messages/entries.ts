import type { EntryKind } from '../domain/credits.ts'
import { formatDay, formatTimeOfDay } from '../domain/time-format.ts'
import { plural } from './errors.ts'

export type EntryFacts = {
  readonly kind: EntryKind
  readonly units: number
  readonly actor: string
  readonly reason: string | null
  readonly session: { readonly title: string; readonly startsAt: number } | null
  readonly zone: string
}

/** A line of the ledger as a sentence that can be read aloud at the desk. */
export function entrySentence(entry: EntryFacts): string {
  const units = plural(entry.units, 'session')
  const session = entry.session === null ? 'a session' : sessionWords(entry.session, entry.zone)
  switch (entry.kind) {
    case 'GRANT':
      return `${entry.actor} added ${units}${because(entry.reason)}`
    case 'HOLD':
      return `${units} set aside for ${session}.`
    case 'RELEASE':
      return `${units} given back for ${session}${because(entry.reason)}`
    case 'CAPTURE':
      return `${units} used for ${session}${because(entry.reason)}`
    case 'UNCAPTURE':
      return `${units} no longer counted as used for ${session}${because(entry.reason)}`
    case 'EXPIRE':
      return `${units} expired${because(entry.reason)}`
    case 'UNEXPIRE':
      return `${units} valid again${because(entry.reason)}`
    case 'REVOKE':
      return `${entry.actor} took back ${units}${because(entry.reason)}`
  }
}

function because(reason: string | null): string {
  if (reason === null || reason === '') return '.'
  return /[.!?]$/.test(reason) ? `: ${reason}` : `: ${reason}.`
}

function sessionWords(session: { title: string; startsAt: number }, zone: string): string {
  return `${session.title} on ${formatDay(session.startsAt, zone, 'en-GB')}, ${formatTimeOfDay(session.startsAt, zone, 'en-GB')}`
}
