import type { Caller } from '../../../../shared/domain/permissions.ts'
import type { AppError } from '../../../../shared/errors.ts'
import type { Context, Deps } from '../../context.ts'
import { appendAudit } from './queries.ts'

/** What such a row of the audit log is about. */
export const DENIAL = 'denial'

/** So long the same denial of the same person is counted only: a screen may ask every few seconds. */
const QUIET_MILLISECONDS = 15 * 60 * 1000

type Seen = { readonly until: number; readonly since: number }

/** What people were denied lately, while the file is open. */
export class Denials {
  readonly #seen = new Map<string, Seen>()

  /** How often it happened since it was last written down, this time included; null when it is not to be written yet. */
  count(denial: string, now: number): number | null {
    const seen = this.#seen.get(denial)
    const since = (seen?.since ?? 0) + 1
    const quiet = seen !== undefined && now < seen.until
    this.#seen.set(denial, quiet ? { ...seen, since } : { until: now + QUIET_MILLISECONDS, since: 0 })
    return quiet ? null : since
  }
}

/** Writes down what somebody was not allowed to do. The refusal itself stands, whether or not that could be kept. */
export async function auditDenial(
  deps: Deps,
  caller: Caller,
  context: Pick<Context, 'method' | 'now'>,
  error: AppError,
): Promise<void> {
  if (error.code !== 'UNAUTHORIZED_ACCESS' || caller === null || caller === 'locked') return
  const { permission } = error.details
  const { method, now } = context
  const times = deps.denials.count(`${caller.staffId} ${method} ${permission}`, now)
  if (times === null || !deps.engine.writes) return
  const note = { entity: DENIAL, entityId: caller.staffId, after: { permission, times } }
  try {
    await deps.engine.write(async (q) => ({
      keep: true,
      value: await appendAudit(q, { actor: caller, method, now, commandId: null }, [note]),
    }))
  } catch (failure) {
    // Whoever may not do something must not be told of a full disk instead.
    deps.log.error('A denial could not be written down', failure)
  }
}
