import { z } from 'zod'
import type { Refusal } from '../../api/client.ts'

const differences = z.record(z.string(), z.object({ asked: z.unknown(), stored: z.unknown() }))

/** A field that two people changed: what it holds now, and what the reader wants it to hold. */
export type StaleField = { readonly name: string; readonly theirs: unknown; readonly mine: unknown }

/**
 * The fields that somebody else changed since the form was opened and that saving would overwrite; null when the
 * refusal is about something else. A field that still holds what the form began with was changed by the reader
 * alone.
 */
export function staleFields(
  refusal: Refusal | null,
  before: Readonly<Record<string, unknown>>,
): readonly StaleField[] | null {
  if (refusal?.code !== 'STALE_VERSION') return null
  const changes = differences.safeParse(refusal.details.changes).data ?? {}
  return Object.entries(changes)
    .filter(([name, { stored }]) => JSON.stringify(stored) !== JSON.stringify(before[name]))
    .map(([name, { asked, stored }]) => ({ name, theirs: stored, mine: asked }))
}
