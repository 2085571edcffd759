import { sql } from 'drizzle-orm'
import { ATTENTION_KINDS, type AttentionKind } from '../../../../shared/domain/attention.ts'
import { CHARGE_RULES, LATE_RULES } from '../../../../shared/domain/policies.ts'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import { type Kit, oneOf } from './kit.ts'
import type { staffTable } from './people.ts'

/** The one business a database holds, and its policies. One row, id 1. */
export function studioTable(kit: Kit) {
  return kit.table(
    'studio',
    {
      id: kit.int().primaryKey(),
      name: kit.text().notNull(),
      zone: kit.text().notNull(),
      currency: kit.text().notNull(),
      isDemo: kit.bool().notNull(),
      lateWindowMinutes: kit.int().notNull(),
      lateRule: kit.text().notNull().$type<(typeof LATE_RULES)[number]>(),
      lateForgiven: kit.int().notNull(),
      noShowRule: kit.text().notNull().$type<(typeof CHARGE_RULES)[number]>(),
      graceDays: kit.int().notNull(),
      pendingTimeoutHours: kit.int().notNull(),
      lowCredits: kit.int().notNull(),
      expiringDays: kit.int().notNull(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('studio_is_one', sql`${t.id} = 1`),
      kit.check('studio_name', sql`length(${t.name}) between 1 and 120`),
      kit.check('studio_currency', sql`length(${t.currency}) = 3`),
      kit.check('studio_late_window', sql`${t.lateWindowMinutes} between 0 and 20160`),
      kit.check('studio_late_rule', oneOf(t.lateRule, LATE_RULES)),
      kit.check('studio_late_forgiven', sql`${t.lateForgiven} between 0 and 30`),
      kit.check('studio_no_show_rule', oneOf(t.noShowRule, CHARGE_RULES)),
      kit.check('studio_grace', sql`${t.graceDays} between 0 and 60`),
      kit.check('studio_pending', sql`${t.pendingTimeoutHours} between 1 and 720`),
      kit.check('studio_low', sql`${t.lowCredits} between 0 and 100`),
      kit.check('studio_expiring', sql`${t.expiringDays} between 0 and 365`),
    ],
  )
}

/** Answers already given, by the id that the client made: a replay returns the first answer. */
export function commandsTable(kit: Kit) {
  return kit.table('commands', {
    id: kit.text().primaryKey(),
    method: kit.text().notNull(),
    inputHash: kit.text().notNull(),
    reply: kit.json<unknown>().notNull(),
    at: kit.int().notNull(),
  })
}

/** Who did what: one row or more per command, in its transaction; append-only, gapless, hash-chained. */
export function auditTable(kit: Kit) {
  return kit.table(
    'audit',
    {
      seq: kit.int().primaryKey(),
      at: kit.int().notNull(),
      actorId: kit.int(),
      actorRole: kit.text().notNull(),
      method: kit.text().notNull(),
      entity: kit.text().notNull(),
      entityId: kit.int(),
      before: kit.json<unknown>(),
      after: kit.json<unknown>(),
      commandId: kit.text(),
      prevHash: kit.text().notNull(),
      hash: kit.text().notNull(),
    },
    (t) => [kit.index('audit_by_entity').on(t.entity, t.entityId, t.seq)],
  )
}

/** Where each chain ends. Its row is the lock that makes sequence numbers gapless on both dialects. */
export function chainHeadsTable(kit: Kit) {
  return kit.table(
    'chain_heads',
    { chain: kit.text().primaryKey(), seq: kit.int().notNull(), hash: kit.text().notNull() },
    (t) => [kit.check('chain_heads_chain', oneOf(t.chain, ['ledger', 'audit']))],
  )
}

/** What a person can take back: one row per undoable command, with what its compensation needs. */
export function undoStepsTable(kit: Kit, staff: ReturnType<typeof staffTable>) {
  return kit.table(
    'undo_steps',
    {
      id: kit.id(),
      actorId: kit.int().references(() => staff.id),
      method: kit.text().notNull(),
      /** The command's own input, for doing it again. */
      input: kit.json<unknown>().notNull(),
      /** What it did, for taking it back. */
      steps: kit.json<unknown>().notNull(),
      label: kit.text().notNull(),
      at: kit.int().notNull(),
      undoneAt: kit.int(),
      /** Doing it again made this step; it cannot be done again twice. */
      redoneBy: kit.int(),
    },
    (t) => [kit.index('undo_steps_by_actor').on(t.actorId, t.id)],
  )
}

/** What a person must decide. `key` keeps one matter from being listed twice while it is open. */
export function attentionTable(kit: Kit, staff: ReturnType<typeof staffTable>) {
  return kit.table(
    'attention',
    {
      id: kit.id(),
      kind: kit.text().notNull().$type<AttentionKind>(),
      key: kit.text().notNull(),
      entity: kit.text().notNull(),
      entityId: kit.int().notNull(),
      details: kit.json<PlainData>().notNull(),
      createdAt: kit.int().notNull(),
      resolvedAt: kit.int(),
      resolvedBy: kit.int().references(() => staff.id),
      note: kit.text(),
    },
    (t) => [
      kit.check('attention_kind', oneOf(t.kind, ATTENTION_KINDS)),
      kit.check('attention_note', sql`length(${t.note}) <= 255`),
      kit.uniqueIndex('attention_open_once').on(t.key).where(sql`resolved_at is null`),
      kit.index('attention_by_state').on(t.resolvedAt, t.id),
    ],
  )
}
