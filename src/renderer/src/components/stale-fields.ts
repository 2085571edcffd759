import { z } from 'zod'

const differences = z.record(z.string(), z.object({ asked: z.unknown(), stored: z.unknown() }))

/** A field that two people changed: what it holds now, and what the reader wants it to hold. */
export type StaleField = { readonly name: string; readonly stored: unknown; readonly asked: unknown }

/**
 * The fields of a refused change that somebody else has changed too. A field that still holds what the form began
 * with was changed by the reader alone.
 */
export function staleFields(
  changes: unknown,
  before: Readonly<Record<string, unknown>>,
): readonly StaleField[] {
  return Object.entries(differences.safeParse(changes).data ?? {})
    .filter(([name, { stored }]) => JSON.stringify(stored) !== JSON.stringify(before[name]))
    .map(([name, { asked, stored }]) => ({ name, stored, asked }))
}
