import { z } from 'zod'
import { day, sessionCount } from '../../../shared/contract/fields.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { useStudioForm } from '../components/field.tsx'
import { typedCount } from './typed-count.ts'

const USUAL = 5

/** The choice that names no family. */
export const GENERAL = ''

const fields = z.object({
  sessionCount: typedCount,
  family: z.string(),
  expiresOn: z.union([z.literal(''), day]),
  reason: z.string(),
})

type Values = {
  /** A number, or what was typed instead of one. */
  readonly sessionCount: number | string
  readonly family: string
  readonly expiresOn: string
  readonly reason: string
}

/** What is typed into the dialog that gives a client sessions. */
export function useAllocateForm(clientId: number, family: string | null) {
  const form = useStudioForm<Values>(fields, {
    sessionCount: USUAL,
    family: family ?? GENERAL,
    expiresOn: '',
    reason: '',
  })
  const count = sessionCount.safeParse(form.useWatchValue('sessionCount')).data ?? null
  const chosenFamily = form.useWatchValue('family')
  const expiresOn = form.useWatchValue('expiresOn')
  /** The allocation as it stands, for its preview; null while the count is none. The reason changes no figure. */
  const input: Input<'credits.allocate'> | null =
    count === null
      ? null
      : { clientId, sessionCount: count, family: chosenFamily || null, expiresOn: expiresOn || null }
  return { form, count, input }
}

export type AllocateForm = ReturnType<typeof useAllocateForm>
