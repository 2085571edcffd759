import { sql } from 'drizzle-orm'
import { MOST_IDLE, mostMisses, SECRET_KINDS, type SecretKind } from '../../../../shared/domain/sign-in.ts'
import { type Kit, oneOf } from './kit.ts'
import type { staffTable } from './people.ts'

/** What people sign in with, as a PHC string that nobody can read it from, and how often in a row it was missed. */
export function staffSecretsTable(kit: Kit, staff: ReturnType<typeof staffTable>) {
  return kit.table(
    'staff_secrets',
    {
      staffId: kit
        .int()
        .primaryKey()
        .references(() => staff.id),
      kind: kit.text().notNull().$type<SecretKind>(),
      hash: kit.text().notNull(),
      /** Which key of this computer went into it; null for none. */
      pepperId: kit.text(),
      misses: kit.int().notNull(),
      setAt: kit.int().notNull(),
    },
    (t) => [
      kit.check('staff_secrets_kind', oneOf(t.kind, SECRET_KINDS)),
      kit.check('staff_secrets_hash', sql`${t.hash} like '$%$%' and length(${t.hash}) <= 300`),
      kit.check('staff_secrets_pepper', sql`length(${t.pepperId}) = 16`),
      kit.check(
        'staff_secrets_misses',
        sql`${t.misses} between 0 and ${sql.raw(String(mostMisses('owner')))}`,
      ),
    ],
  )
}

/** After how many minutes without a hand on it the computer locks; without the one row as usual. */
export function signInRulesTable(kit: Kit) {
  const upTo = (minutes: number) => sql.raw(String(minutes))
  return kit.table(
    'sign_in_rules',
    { id: kit.int().primaryKey(), deskMinutes: kit.int().notNull(), ownerMinutes: kit.int().notNull() },
    (t) => [
      kit.check('sign_in_rules_is_one', sql`${t.id} = 1`),
      kit.check('sign_in_rules_desk', sql`${t.deskMinutes} between 1 and ${upTo(MOST_IDLE.deskMinutes)}`),
      kit.check('sign_in_rules_owner', sql`${t.ownerMinutes} between 1 and ${upTo(MOST_IDLE.ownerMinutes)}`),
    ],
  )
}
