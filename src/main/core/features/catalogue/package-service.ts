import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { type PeriodTerms, periodTerms } from '../../../../shared/domain/catalogue.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { loadStudio } from '../studio/queries.ts'
import {
  findPackage,
  insertPackage,
  listPackages,
  type NewPackage,
  type PackageRecord,
  updatePackage,
} from './package-queries.ts'
import { familyNamed } from './service.ts'

export async function listStudioPackages(
  q: Reader,
  _context: Context,
  input: Parsed<'packages.list'>,
): Promise<Result<Value<'packages.list'>>> {
  return ok({ rows: (await listPackages(q, input.active)).map(packageView) })
}

/** Makes a package that can be sold, priced in the studio's own currency. Without a family its credits are general. */
export async function createPackage(
  q: Writer,
  context: Context,
  input: Parsed<'packages.create'>,
): Promise<Result<Value<'packages.create'>>> {
  const { name, kind, credits, price, validityDays = null } = input
  const priced = await inCurrency(q, price)
  if (!priced.ok) return priced
  const periods = periodTerms(kind, input)
  if (!periods.ok) return periods
  const family = input.family ? await familyNamed(q, context, input.family) : null
  const packageId = await insertPackage(
    q,
    { name, familyId: family?.id ?? null, kind, credits, validityDays, ...priced.value, ...periods.value },
    context.now,
  )
  const created = await findPackage(q, packageId)
  assert(created !== null, 'a package just made can be read')
  context.note({ entity: 'package', entityId: packageId, after: created })
  return ok({ package: packageView(created) })
}

const SOLD =
  'It was sold, and what was sold stays as it was. Take it out of sale and add another package with the new terms.'

/** Changes the fields given: the name and whether it can be sold at any time, the terms only until it is sold. */
export async function changePackage(
  q: Writer,
  context: Context,
  input: Parsed<'packages.update'>,
): Promise<Result<Value<'packages.update'>>> {
  const { packageId, version, name, active } = input
  const priced = input.price === undefined ? ok({}) : await inCurrency(q, input.price)
  if (!priced.ok) return priced
  const before = await findPackage(q, packageId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'package', id: packageId })
  const periods = periodsAsked(before, input)
  if (!periods.ok) return periods
  const { credits, validityDays, kind } = input
  const familyId = await familyAsked(q, context, input.family)
  const terms = { credits, validityDays, kind, familyId, ...priced.value, ...periods.value }
  const changes = changesOf<Changing>(before, { name, active, ...terms })
  if (version !== before.version) return staleVersion(version, before, changes)
  const { name: _name, active: _active, ...ofTerms } = changes
  if (before.sold && Object.keys(ofTerms).length > 0) {
    return refuse('INVALID_TRANSITION', { from: 'sold', to: 'changed', why: SOLD })
  }
  await updatePackage(q, before, changes)
  const after = await findPackage(q, packageId)
  assert(after !== null, 'a package that changed can be read')
  context.note({ entity: 'package', entityId: packageId, before, after })
  return ok({ package: packageView(after) })
}

/** What of a package can be asked to change; what is not given stays. */
type Changing = { readonly [Name in keyof NewPackage | 'active']?: PackageRecord[Name] | undefined }

async function inCurrency(
  q: Reader,
  price: { readonly amount: number; readonly currency: string },
): Promise<Result<Pick<NewPackage, 'priceAmount' | 'currency'>>> {
  const { currency } = await loadStudio(q)
  if (price.currency === currency) return ok({ priceAmount: price.amount, currency })
  return refuse('VALIDATION', {
    issues: [{ path: 'price.currency', message: `This studio counts in ${currency}.` }],
  })
}

/** Undefined leaves the family as it is, null makes the credits general, and an unknown name is made. */
async function familyAsked(
  q: Writer,
  context: Context,
  name: string | null | undefined,
): Promise<number | null | undefined> {
  return typeof name === 'string' ? (await familyNamed(q, context, name)).id : name
}

/** A membership keeps the periods it has; one that becomes a pack has none any more. */
function periodsAsked(
  before: PackageRecord,
  { kind = before.kind, period, rollover }: Parsed<'packages.update'>,
): Result<PeriodTerms> {
  if (kind === 'pack') return periodTerms(kind, { period, rollover })
  return periodTerms(kind, {
    period: period ?? before.period ?? undefined,
    rollover: rollover ?? before.rollover,
  })
}

function packageView(record: PackageRecord): Value<'packages.create'>['package'] {
  const { priceAmount, currency, ...rest } = record
  return { ...rest, price: { amount: priceAmount, currency } }
}
