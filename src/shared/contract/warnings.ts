import { z } from 'zod'
import { BLOCK_KINDS } from '../domain/hours.ts'

/** What a session meets that staff may overrule: it warns and never refuses. */
const warningView = z.object({
  code: z.enum(BLOCK_KINDS),
  message: z.string(),
})

/** The strongest first; empty when all is well. */
export const warnings = z.array(warningView)
