import { and, eq, exists } from 'drizzle-orm'
import type { MembershipPeriod, PackageKind } from '../../../../shared/domain/catalogue.ts'
import type { Changes } from '../../../../shared/domain/changes.ts'
import { byName } from '../../../../shared/domain/text.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

export type NewPackage = {
  readonly name: string
  readonly familyId: number | null
  readonly kind: PackageKind
  readonly credits: number
  readonly priceAmount: number
  readonly currency: string
  readonly validityDays: number | null
  readonly period: MembershipPeriod | null
  readonly rollover: number
}

export type PackageRecord = NewPackage & {
  readonly id: number
  readonly family: string | null
  readonly sold: boolean
  readonly active: boolean
  readonly version: number
}

export async function listPackages(q: Reader, active: boolean | undefined): Promise<PackageRecord[]> {
  const { packages } = q.t
  const rows = await selectPackages(q).where(active === undefined ? undefined : eq(packages.active, active))
  return rows.sort(byName)
}

export async function findPackage(q: Reader, packageId: number): Promise<PackageRecord | null> {
  const [row] = await selectPackages(q).where(eq(q.t.packages.id, packageId))
  return row ?? null
}

function selectPackages(q: Reader) {
  const { packages, families, purchases } = q.t
  const { id, name, familyId, kind, credits, priceAmount, currency, validityDays } = packages
  const { period, rollover, active, version } = packages
  const sales = q.select({ id: purchases.id }).from(purchases).where(eq(purchases.packageId, id))
  return q
    .select({
      id,
      name,
      familyId,
      family: families.name,
      kind,
      credits,
      priceAmount,
      currency,
      validityDays,
      period,
      rollover,
      sold: exists(sales).mapWith(Boolean),
      active,
      version,
    })
    .from(packages)
    .leftJoin(families, eq(families.id, packages.familyId))
}

export async function insertPackage(q: Writer, sold: NewPackage, createdAt: number): Promise<number> {
  const [row] = await q
    .insert(q.t.packages)
    .values({ ...sold, active: true, createdAt })
    .returning({ id: q.t.packages.id })
  assert(row !== undefined, 'the insert of a package returns its row')
  return row.id
}

/** Changes the package that was read in this unit of work. The guards keep the terms of one that was sold. */
export async function updatePackage(
  q: Writer,
  record: PackageRecord,
  changes: Changes<NewPackage & { readonly active: boolean }>,
): Promise<void> {
  const { packages } = q.t
  const rows = await q
    .update(packages)
    .set({ ...changes, version: record.version + 1 })
    .where(and(eq(packages.id, record.id), eq(packages.version, record.version)))
    .returning({ id: packages.id })
  assert(rows.length === 1, 'a package does not change inside a unit of work')
}
