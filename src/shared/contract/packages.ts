import { z } from 'zod'
import { MEMBERSHIP_PERIODS, PACKAGE_KINDS } from '../domain/catalogue.ts'
import { command, query } from './define.ts'
import { id, money, requiredLine, version } from './fields.ts'

const packageView = z.object({
  id: z.int(),
  name: z.string(),
  familyId: z.int().nullable(),
  family: z.string().nullable(),
  kind: z.enum(PACKAGE_KINDS),
  /** Of a membership: per period. */
  credits: z.int(),
  price: z.object({ amount: z.int(), currency: z.string() }),
  /** Of a pack: how long its credits can be spent. Of a membership: how long it lasts; null until it is ended. */
  validityDays: z.int().nullable(),
  /** How long one lot of a membership lasts; null for a pack. */
  period: z.enum(MEMBERSHIP_PERIODS).nullable(),
  /** How many unspent credits of a membership's lot move on to the next. */
  rollover: z.int(),
  /** Whether it was ever sold: then its terms stay as they are. */
  sold: z.boolean(),
  active: z.boolean(),
  version: z.int(),
})

const terms = {
  credits: z.int().min(1).max(1000),
  validityDays: z.int().min(1).max(3650),
  kind: z.enum(PACKAGE_KINDS),
  period: z.enum(MEMBERSHIP_PERIODS),
  rollover: z.int().min(0).max(1000),
}

export const packagesContract = {
  'packages.list': query(
    'catalogue.read',
    z.strictObject({ active: z.boolean().optional() }),
    z.object({ rows: z.array(packageView) }),
  ),
  /** Without a family the credits are general: good for every service. A membership has a period, a month unless told. */
  'packages.create': command(
    'catalogue.write',
    z.strictObject({
      name: requiredLine(80),
      family: requiredLine(80).nullish(),
      credits: terms.credits,
      price: money,
      validityDays: terms.validityDays.nullish(),
      kind: terms.kind.default('pack'),
      period: terms.period.optional(),
      rollover: terms.rollover.optional(),
    }),
    z.object({ package: packageView }),
    ['catalogue'],
  ),
  /** Name and whether it can be sold may always change; its terms only until it is first sold. */
  'packages.update': command(
    'catalogue.write',
    z.strictObject({
      packageId: id,
      version,
      name: requiredLine(80).optional(),
      active: z.boolean().optional(),
      family: requiredLine(80).nullable().optional(),
      credits: terms.credits.optional(),
      price: money.optional(),
      validityDays: terms.validityDays.nullable().optional(),
      kind: terms.kind.optional(),
      period: terms.period.optional(),
      rollover: terms.rollover.optional(),
    }),
    z.object({ package: packageView }),
    ['catalogue'],
  ),
}
