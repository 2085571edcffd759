import { z } from 'zod'
import { command, query } from './define.ts'
import { changedText, count, id, optionalText, version } from './fields.ts'
import { discount } from './purchases.ts'

const drawerItem = z.object({
  id: z.int(),
  clientId: z.int(),
  packageId: z.int(),
  packageName: z.string(),
  /** Whether the package is still sold. */
  active: z.boolean(),
  /** The package's price now. */
  priceAmount: z.int(),
  discountAmount: z.int(),
  discountReason: z.string().nullable(),
  /** What it comes to: the price less the discount. */
  amount: z.int(),
  currency: z.string(),
  note: z.string().nullable(),
  createdAt: z.string(),
  version: z.int(),
})

/** What a client means to buy. It is gone in the same unit of work as the sale that covers it. */
export const saleDrawerContract = {
  /** The oldest first. */
  'saleDrawer.list': query(
    'sales.write',
    z.strictObject({ clientId: id }),
    z.object({ rows: z.array(drawerItem) }),
  ),
  'saleDrawer.add': command(
    'sales.write',
    z.strictObject({
      clientId: id,
      packageId: id,
      /** A share of the price is kept as the amount that it is now. */
      discount: discount.optional(),
      note: optionalText(255),
    }),
    z.object({ item: drawerItem }),
    ['purchases'],
  ),
  /** Absent leaves it as it is; null takes it away. */
  'saleDrawer.update': command(
    'sales.write',
    z.strictObject({
      itemId: id,
      version,
      discount: discount.nullable().optional(),
      note: changedText(255),
    }),
    z.object({ item: drawerItem }),
    ['purchases'],
  ),
  'saleDrawer.remove': command('sales.write', z.strictObject({ itemId: id }), z.object({ itemId: z.int() }), [
    'purchases',
  ]),
  /** Takes out all that a client has there. */
  'saleDrawer.clear': command(
    'sales.write',
    z.strictObject({ clientId: id }),
    z.object({ removed: count }),
    ['purchases'],
    { quiet: true },
  ),
}
