import type { Value } from '../../../../shared/contract/index.ts'
import { ENTRY_MOVES, type EntryKind } from '../../../../shared/domain/credits.ts'

export type Client = Value<'clients.get'>['client']
export type Summary = Value<'credits.summary'>
export type Grant = Value<'credits.explain'>['grants'][number]
export type Entry = Value<'credits.explain'>['entries'][number]

/**
 * What a line of the ledger does to the units that are left: those it brings count up, those it takes count down,
 * and what only moves between "set aside" and "used" leaves them as they are.
 */
export function changeOf(kind: EntryKind, units: number): number {
  const { from, to } = ENTRY_MOVES[kind]
  if (to === 'available') return units
  return from === 'available' ? -units : 0
}

/** The lines of the ledger, the newest first. */
export function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => b.seq - a.seq)
}

/** Whether a later last valid day can be given: not to what never expires, nor to a gift for one booking alone. */
export function canBeExtended({ source, expiresOn }: Pick<Grant, 'source' | 'expiresOn'>): boolean {
  return expiresOn !== null && source !== 'comp'
}
