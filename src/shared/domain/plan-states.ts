/** The plan's machine: queued → running → done, partial, failed · partial, failed → running (retry). */
export const PLAN_STATUSES = ['queued', 'running', 'done', 'partial', 'failed'] as const
export type PlanStatus = (typeof PLAN_STATUSES)[number]

/** What said how many sessions a plan makes. */
export const PLAN_COUNT_SOURCES = ['tier', 'metadata', 'default', 'staff'] as const
export type PlanCountSource = (typeof PLAN_COUNT_SOURCES)[number]

/** What became of one session of a plan; `skipped` is one that somebody left out. */
export const PLAN_SESSION_STATES = ['waiting', 'placed', 'unplaced', 'skipped'] as const
export type PlanSessionState = (typeof PLAN_SESSION_STATES)[number]
