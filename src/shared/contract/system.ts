import { z } from 'zod'
import { LANGUAGE_CHOICES } from '../messages/language.ts'
import { command, query, task } from './define.ts'
import { commandId, count, requiredText } from './fields.ts'

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

/** What a finding is about: the figures of its clients, what is stored of it, and its ledger lines as sentences. */
const repairState = z.object({
  clients: z.array(
    z.object({
      clientId: z.int(),
      name: z.string(),
      available: z.int(),
      scheduled: z.int(),
      completed: z.int(),
      remaining: z.int(),
      total: z.int(),
    }),
  ),
  facts: z.array(z.string()),
  lines: z.array(z.string()),
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
  /** Looks through everything. With `task` it tells under this name how far it is, and can be asked to stop. */
  'integrity.check': query('integrity.check', z.strictObject({ task: commandId.optional() }), integrityView, {
    apart: true,
  }),
  /** Posts what mends one finding, where that is lawful. With `dryRun` it shows what it would do and keeps nothing. */
  'integrity.repair': command(
    'integrity.repair',
    z.strictObject({ id: requiredText(20), entity: requiredText(40), entityId: count }),
    z.object({
      finding,
      before: repairState,
      after: repairState,
      /** What was posted, as sentences. */
      applied: z.array(z.string()),
    }),
    ['credits', 'bookings', 'schedule', 'clients', 'purchases', 'attention'],
  ),
  'audit.list': query(
    'audit.read',
    z.strictObject({
      entity: requiredText(40).optional(),
      entityId: z.int().min(1).optional(),
      limit: z.int().min(1).max(500).default(100),
      before: z.int().min(1).optional(),
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
  /** Speaks another language on this computer from now on: every window is read anew, in it. */
  'workspace.speak': task(
    'anyone',
    z.strictObject({ language: z.enum(LANGUAGE_CHOICES) }),
    z.object({ language: z.enum(LANGUAGE_CHOICES) }),
  ),
}
