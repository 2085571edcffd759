import type { Look } from './look.ts'
import { listCrowdedPlaces, listDoubledCommands, listDoubledSales, listSalesWithoutGrant } from './queries.ts'

/** I6, I8 and V5. These tables are small beside the ledger, so they are always looked at as a whole. */
export async function checkSales(look: Look): Promise<void> {
  const { q, findings } = look
  for (const { id, times } of await listDoubledSales(q)) {
    findings.add('I6', 'purchase', id, 'an external id of its own', `the same on ${times} purchases`)
  }
  for (const { times } of await listDoubledCommands(q)) {
    findings.add('I6', 'command', 0, 'one answer per command id', `${times} answers`)
  }
  for (const { clientId, times } of await listCrowdedPlaces(q)) {
    findings.add('I8', 'client', clientId, 'one active subscription per family and kind', `${times} of one`)
  }
  for (const { id } of await listSalesWithoutGrant(q)) {
    findings.add('V5', 'purchase', id, 'credits for what was paid', 'none granted')
  }
}
