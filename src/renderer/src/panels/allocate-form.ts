import { z } from 'zod'
import { day, sessionCount } from '../../../shared/contract/fields.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { useStudioForm } from '../components/field.tsx'
import { typedCount } from './typed-count.ts'

const USUAL = 5

/** How sessions that are given by hand are counted: as paid for, or as a present of the studio. */
export const CATEGORIES = ['paid', 'promotional'] as const
type Category = (typeof CATEGORIES)[number]

/** The choice that names no family. */
export const GENERAL = ''

const fields = z.object({
  sessionCount: typedCount,
  family: z.string(),
  expiresOn: z.union([z.literal(''), day]),
  category: z.enum(CATEGORIES),
  reason: z.string(),
})

type Values = {
  /** A number, or what was typed instead of one. */
  readonly sessionCount: number | string
  readonly family: string
  readonly expiresOn: string
  readonly category: Category
  readonly reason: string
}

type Terms = Pick<Input<'credits.allocate'>, 'sessionCount' | 'family' | 'expiresOn' | 'category'>

/** What is typed where sessions are given, to one client or to many. */
export function useAllocateForm(family: string | null) {
  const form = useStudioForm<Values>(fields, {
    sessionCount: USUAL,
    family: family ?? GENERAL,
    expiresOn: '',
    category: 'paid',
    reason: '',
  })
  const count = sessionCount.safeParse(form.useWatchValue('sessionCount')).data ?? null
  const chosenFamily = form.useWatchValue('family')
  const expiresOn = form.useWatchValue('expiresOn')
  /** What is given as it stands, for its preview; null while the count is none. The reason changes no figure. */
  const category = form.useWatchValue('category')
  const terms: Terms | null =
    count === null
      ? null
      : { sessionCount: count, family: chosenFamily || null, expiresOn: expiresOn || null, category }
  return { form, count, terms }
}

export type AllocateForm = ReturnType<typeof useAllocateForm>
