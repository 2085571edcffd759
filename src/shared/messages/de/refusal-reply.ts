import type { Refusal } from '../../contract/index.ts'
import type * as English from '../refusal-reply.ts'
import { sentenceOf, worded } from './errors.ts'

/** A refusal as every caller gets it: with the sentences that a person reads. */
export const refusalReply: typeof English.refusalReply = (error) => ({
  ok: false,
  // Code and details belong together by construction of AppError; adding the sentence does not change that.
  error: { ...worded(error), message: sentenceOf(error) } as Refusal,
})
