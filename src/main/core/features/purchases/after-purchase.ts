import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'

/**
 * What follows a purchase by itself, in its own unit of work: nothing yet. Whatever fails in it leaves the purchase and
 * its credits as they are.
 */
export async function afterPurchase(_q: Writer, _context: Context, _purchaseId: number): Promise<void> {}
