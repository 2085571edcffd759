import { and, asc, eq, ne } from 'drizzle-orm'
import type { Role } from '../../../../shared/domain/permissions.ts'
import { DEFAULT_IDLE, type IdleRules, type SecretKind } from '../../../../shared/domain/sign-in.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import type { Sealed } from './vault.ts'

/** An active person who can sign in. */
export type SecretHolder = {
  readonly staffId: number
  readonly name: string
  readonly role: Role
  readonly sealed: Sealed
  /** Wrong tries since the last right one. */
  readonly misses: number
}

function selectHolders(q: Reader) {
  const { staff, staffSecrets } = q.t
  return q
    .select({ id: staff.id, name: staff.name, role: staff.role, secret: staffSecrets })
    .from(staffSecrets)
    .innerJoin(staff, eq(staff.id, staffSecrets.staffId))
}

type HolderRow = Awaited<ReturnType<ReturnType<typeof selectHolders>['execute']>>[number]

function holderOf({ id, name, role, secret }: HolderRow): SecretHolder {
  const { kind, hash, pepperId, misses } = secret
  return { staffId: id, name, role, sealed: { kind, hash, pepperId }, misses }
}

/** The active people who can sign in. */
export async function listSecretHolders(q: Reader): Promise<SecretHolder[]> {
  const rows = await selectHolders(q).where(eq(q.t.staff.active, true)).orderBy(asc(q.t.staff.id))
  return rows.map(holderOf)
}

/** Null for somebody who is unknown, inactive or has nothing to sign in with. */
export async function findSecretHolder(q: Reader, staffId: number): Promise<SecretHolder | null> {
  const { staff } = q.t
  const [row] = await selectHolders(q).where(and(eq(staff.id, staffId), eq(staff.active, true)))
  return row === undefined ? null : holderOf(row)
}

/** Whether the studio asks who is there: an active owner can sign in. Told also as it would be without one of them. */
export async function asksSignIn(q: Reader, without?: number): Promise<boolean> {
  const { staff } = q.t
  const others = without === undefined ? undefined : ne(staff.id, without)
  const rows = await selectHolders(q)
    .where(and(eq(staff.role, 'owner'), eq(staff.active, true), others))
    .limit(1)
  return rows.length === 1
}

/** What a person signs in with, also an inactive one; null for nothing. */
export async function findSecretKind(q: Reader, staffId: number): Promise<SecretKind | null> {
  const { staffSecrets } = q.t
  const [row] = await q
    .select({ kind: staffSecrets.kind })
    .from(staffSecrets)
    .where(eq(staffSecrets.staffId, staffId))
  return row?.kind ?? null
}

/** Gives a person something new to sign in with; null takes away what they had. Their misses are forgotten. */
export async function replaceSecret(
  q: Writer,
  staffId: number,
  sealed: Sealed | null,
  setAt: number,
): Promise<void> {
  const { staffSecrets } = q.t
  await q.delete(staffSecrets).where(eq(staffSecrets.staffId, staffId))
  if (sealed !== null) await q.insert(staffSecrets).values({ staffId, ...sealed, misses: 0, setAt })
}

/** The same secret, sealed better. */
export async function resealSecret(q: Writer, staffId: number, sealed: Sealed): Promise<void> {
  await q.update(q.t.staffSecrets).set(sealed).where(eq(q.t.staffSecrets.staffId, staffId))
}

export async function updateMisses(q: Writer, staffId: number, misses: number): Promise<void> {
  await q.update(q.t.staffSecrets).set({ misses }).where(eq(q.t.staffSecrets.staffId, staffId))
}

export async function findIdleRules(q: Reader): Promise<IdleRules> {
  const { signInRules } = q.t
  const [row] = await q
    .select({ deskMinutes: signInRules.deskMinutes, ownerMinutes: signInRules.ownerMinutes })
    .from(signInRules)
  return row ?? DEFAULT_IDLE
}

export async function replaceIdleRules(q: Writer, rules: IdleRules): Promise<void> {
  await q.delete(q.t.signInRules)
  await q.insert(q.t.signInRules).values({ id: 1, ...rules })
}
