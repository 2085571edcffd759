import type { ReactNode } from 'react'
import type { Refusal } from '../api/client.ts'
import { staleFields } from './stale-fields.ts'
import { StaleWayOut } from './stale-way-out.tsx'

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
