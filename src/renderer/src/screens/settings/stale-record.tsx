import type { ReactNode } from 'react'
import { z } from 'zod'
import type { Refusal } from '../../api/client.ts'
import { StaleWayOut } from '../../components/stale-way-out.tsx'

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

type Stale = {
  readonly refusal: Refusal | null
  /** The record as the form was opened with it. */
  readonly before: Readonly<Record<string, unknown>>
  /** A field's label, and a value of it as a person reads it. */
  readonly inWords: (field: string, value: unknown) => readonly [label: string, value: string]
  /** Saves on top of the version found, leaving these fields as they are stored. */
  readonly onSave: (version: number, without: readonly string[]) => void
}

/** The way out when somebody else saved the record meanwhile; none for any other refusal. */
export function staleRecord({ refusal, before, inWords, onSave }: Stale): ReactNode {
  if (refusal?.code !== 'STALE_VERSION') return undefined
  const { found, changes } = refusal.details
  const fields = staleFields(changes, before)
  return (
    <StaleWayOut
      clashes={fields.map(({ name, stored, asked }) => {
        const [label, theirs] = inWords(name, stored)
        const [, mine] = inWords(name, asked)
        return { label, theirs, mine }
      })}
      onKeepMine={() => onSave(found, [])}
      onTakeTheirs={() => {
        const names = fields.map(({ name }) => name)
        onSave(found, names)
      }}
    />
  )
}
