import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'

/** Takes out of a client's drawer what a purchase in Stripe covers. */
export async function clearDrawer(
  _q: Writer,
  _context: Context,
  _clientId: number,
  _packageId: number,
): Promise<void> {}
