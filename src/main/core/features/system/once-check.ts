import type { Look } from './look.ts'
import {
  listDoubledAddresses,
  listDoubledCommands,
  listDoubledOccurrences,
  listDoubledPeriods,
  listDoubledReceipts,
  listDoubledSales,
  listOverRolled,
} from './once-queries.ts'

/** I6: what may be there once only. These tables are small beside the ledger and are looked at as a whole. */
export async function checkOnce(look: Look): Promise<void> {
  const { q, findings } = look
  for (const { id, times } of await listDoubledSales(q)) {
    findings.add('I6', 'purchase', id, 'an external id of its own', `the same on ${times} purchases`)
  }
  for (const { id, receiptNo, times } of await listDoubledReceipts(q)) {
    findings.add('I6', 'purchase', id, `receipt ${receiptNo} once`, `${times} of them`)
  }
  for (const { times } of await listDoubledCommands(q)) {
    findings.add('I6', 'command', 0, 'one answer per command id', `${times} answers`)
  }
  for (const { id, times } of await listDoubledAddresses(q)) {
    findings.add('I6', 'client', id, 'an e-mail address of its own', `the same for ${times} clients`)
  }
  for (const { id, index, times } of await listDoubledOccurrences(q)) {
    findings.add('I6', 'session', id, `one occurrence ${index} of its series`, `${times} of them`)
  }
  for (const { id, period, times } of await listDoubledPeriods(q)) {
    findings.add('I6', 'grant', id, `one lot for period ${period} of its membership`, `${times} of them`)
  }
  for (const { id, from, expired, moved, available, known } of await listOverRolled(q)) {
    const repair = known === 1 && available >= moved - expired ? 'take_back_rolled' : null
    const expected = `at most the ${expired} that expired on grant ${from}`
    findings.add('I6', 'grant', id, expected, `${moved} moved on from it`, repair)
  }
}
