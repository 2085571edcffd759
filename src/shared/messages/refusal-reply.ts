import type { Refusal } from '../contract/index.ts'
import type { AppError } from '../errors.ts'
import { sentenceOf } from './errors.ts'

/** A refusal as every caller gets it: with the sentence that a person reads. */
export function refusalReply(error: AppError): { readonly ok: false; readonly error: Refusal } {
  // Code and details belong together by construction of AppError; adding the sentence does not change that.
  return { ok: false, error: { ...error, message: sentenceOf(error) } as Refusal }
}
