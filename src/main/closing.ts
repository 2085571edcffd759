import type { AppError } from '../shared/errors.ts'

/** What is answered to who asks while the app ends. */
export const CLOSING: AppError = { code: 'READ_ONLY', details: { why: 'Tallybook is closing.' } }
