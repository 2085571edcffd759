import { z } from 'zod'
import { sessionCount } from '../../../shared/contract/fields.ts'
import { sentences } from '../i18n/sentences.ts'

/** A number of sessions as a form holds it: a number, or whatever was typed instead of one. */
export const typedCount = z.unknown().refine((value) => sessionCount.safeParse(value).success, {
  error: () => sentences().sentenceOf({ code: 'INVALID_SESSION_COUNT', details: {} }),
})
