import { sql } from 'drizzle-orm'
import { OpenRefused } from './engine.ts'
import { type AppliedMigration, type MigrationSet, pendingMigrations } from './migrations.ts'
import { inTransaction, type PostgresSession, query } from './postgres-session.ts'

const BOOK = `
  create table if not exists schema_migrations (
    number integer primary key, tag text not null, hash text not null, applied_at bigint not null);
  create table if not exists schema_guards (
    id integer primary key check (id = 1), hash text not null, made text not null);
  lock table schema_migrations in share row exclusive mode`

/** Everything that guards.sql makes, but not what an extension brought. */
const GUARDS = sql`
  select 1 as step, format('drop trigger %I on %I', t.tgname, c.relname) as removal,
    pg_get_triggerdef(t.oid) || t.tgenabled::text as definition
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal
  union all
  select 2, format('alter table %I drop constraint %I', c.relname, x.conname),
    c.relname || x.conname || pg_get_constraintdef(x.oid)
  from pg_constraint x join pg_class c on c.oid = x.conrelid
  where c.relnamespace = current_schema()::regnamespace and x.contype = 'x'
  union all
  select 3, format('drop function %s', p.oid::regprocedure), pg_get_functiondef(p.oid)
  from pg_proc p
  where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f' and not exists (
    select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`

/**
 * Names are stored folded, and are searched by prefix and listed in the order of their bytes, as SQLite does. A
 * database that sorts by the rules of a language would list them otherwise, and with some rules find none.
 */
async function refuseSortingByLanguage(session: PostgresSession): Promise<void> {
  const [sorting] = await query<{ by_bytes: boolean }>(session, sql`select 'Z' < 'a' as by_bytes`)
  if (sorting?.by_bytes === true) return
  const why = "The database sorts by the rules of a language. Create it with TEMPLATE template0 LOCALE 'C'."
  throw new OpenRefused({ code: 'READ_ONLY', details: { why } })
}

/**
 * Brings one PostgreSQL database up to date: all pending migrations and the guards in one transaction, or nothing.
 * Of several servers that start at once one migrates and the others wait for it.
 */
export async function migratePostgres(
  session: PostgresSession,
  set: MigrationSet,
  now: number,
): Promise<void> {
  await inTransaction(session, '', async () => {
    await refuseSortingByLanguage(session)
    await session.exec(BOOK)
    const applied = await query<AppliedMigration>(
      session,
      sql`select number, tag, hash from schema_migrations order by number`,
    )
    const pending = pendingMigrations(set, applied)
    if (pending.length === 0 && (await guardsStand(session, set))) return { keep: false, value: undefined }
    await dropGuards(session)
    for (const migration of pending) {
      for (const statement of migration.statements) await session.exec(statement)
      await query(
        session,
        sql`insert into schema_migrations (number, tag, hash, applied_at)
          values (${migration.number}, ${migration.tag}, ${migration.hash}, ${now})`,
      )
    }
    await makeGuards(session, set)
    return { keep: true, value: undefined }
  })
}

/** Whether the guards are those of this version and nobody has dropped, changed or switched off one since. */
export async function guardsStand(session: PostgresSession, set: MigrationSet): Promise<boolean> {
  const made = await query<{ hash: string; made: string }>(session, sql`select hash, made from schema_guards`)
  return made[0]?.hash === set.guards.hash && made[0].made === (await fingerprint(session))
}

async function dropGuards(session: PostgresSession): Promise<void> {
  const found = await query<{ removal: string }>(
    session,
    sql`select removal from (${GUARDS}) g order by step`,
  )
  for (const { removal } of found) await session.exec(removal)
}

async function makeGuards(session: PostgresSession, set: MigrationSet): Promise<void> {
  for (const statement of set.guards.statements) await session.exec(statement)
  const made = await fingerprint(session)
  await query(
    session,
    sql`insert into schema_guards (id, hash, made) values (1, ${set.guards.hash}, ${made})
      on conflict (id) do update set hash = excluded.hash, made = excluded.made`,
  )
}

/** One line that changes with any guard, in the server's own words. */
async function fingerprint(session: PostgresSession): Promise<string> {
  const found = await query<{ made: string }>(
    session,
    sql`select coalesce(md5(string_agg(definition, '|' order by definition)), '') as made from (${GUARDS}) g`,
  )
  return found[0]?.made ?? ''
}
