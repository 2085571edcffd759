import { z } from 'zod'
import { query, task } from './define.ts'
import { requiredText } from './fields.ts'

const finding = z.object({
  /** What does not hold: I1–I8, V1–V8 or STORAGE (the file itself). MORE ends a list that was cut. */
  id: z.string(),
  severity: z.enum(['error', 'attention']),
  entity: z.string(),
  entityId: z.int(),
  expected: z.string(),
  found: z.string(),
  /** What would be posted to mend it, where that is lawful. */
  repair: z.string().optional(),
})

const integrityView = z.object({
  ok: z.boolean(),
  checked: z.object({ grants: z.int(), entries: z.int(), bookings: z.int() }),
  findings: z.array(finding),
})

export const systemContract = {
  'system.health': query(
    'anyone',
    z.strictObject({}),
    z.object({
      status: z.enum(['healthy', 'attention', 'damaged']),
      version: z.string(),
      schemaVersion: z.int(),
      lastBackupAt: z.string().nullable(),
      lastSyncAt: z.string().nullable(),
      integrity: integrityView,
    }),
    { apart: true },
  ),
  'integrity.check': query('integrity.check', z.strictObject({}), integrityView, { apart: true }),
  'audit.list': query(
    'audit.read',
    z.strictObject({
      entity: requiredText(40).optional(),
      entityId: z.int().positive().optional(),
      limit: z.int().min(1).max(500).default(100),
      before: z.int().positive().optional(),
    }),
    z.object({
      rows: z.array(
        z.object({
          seq: z.int(),
          at: z.string(),
          actor: z.string(),
          method: z.string(),
          entity: z.string(),
          entityId: z.int().nullable(),
          before: z.unknown(),
          after: z.unknown(),
        }),
      ),
    }),
  ),
}

/** Which file is open: the studio's own or the demo's, or none yet. */
export const workspaceContract = {
  'workspace.status': task(
    'anyone',
    z.strictObject({}),
    z.object({
      state: z.enum(['first_run', 'open', 'failed']),
      demo: z.boolean(),
      /** Why the file could not be opened, as a sentence. */
      problem: z.string().nullable(),
    }),
  ),
  /** Opens the demo studio in a file of its own, making it first when there is none. */
  'workspace.openDemo': task('anyone', z.strictObject({}), z.object({ demo: z.boolean() }), ['workspace']),
  /** Goes back to the studio's own file, or to the first run when there is none. */
  'workspace.leaveDemo': task('anyone', z.strictObject({}), z.object({ demo: z.boolean() }), ['workspace']),
}
