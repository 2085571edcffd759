import type { AppError, ErrorCode, ErrorDetails } from './errors.ts'

/** What a use case answers: a value, or a refusal that changed nothing. Bugs throw instead. */
export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** A refusal with its typed details; the sentence is added by dispatch from `messages/errors.ts`. */
export function refuse<C extends ErrorCode>(
  code: C,
  details: ErrorDetails[C],
): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error: { code, details } as AppError }
}
