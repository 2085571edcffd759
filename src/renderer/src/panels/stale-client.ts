import { z } from 'zod'
import type { Refusal } from '../api/client.ts'
import { CLIENT_FIELDS, type ClientField, type ClientValues } from './client-form.ts'

const differences = z.record(z.string(), z.object({ stored: z.string().nullable() }))

/** A field that two people changed: what it holds now, and what the reader wants it to hold. */
export type Clash = { readonly field: ClientField; readonly theirs: string; readonly mine: string }

/**
 * The fields that somebody else has changed since the form was opened and that saving would overwrite. Fields of
 * the refusal that still hold what the form began with are no clash: only the reader changed those.
 */
export function clashes(refusal: Refusal | null, before: ClientValues, mine: ClientValues): readonly Clash[] {
  if (refusal?.code !== 'STALE_VERSION') return []
  const changes = differences.safeParse(refusal.details.changes).data ?? {}
  return CLIENT_FIELDS.flatMap((field) => {
    const change = changes[field]
    const theirs = change?.stored ?? ''
    if (change === undefined || theirs === before[field]) return []
    return [{ field, theirs, mine: mine[field] }]
  })
}
