import { z } from 'zod'
import { clientFilterFields } from './clients.ts'
import { creditsContract } from './credits.ts'
import { command, task } from './define.ts'
import { doneForClients, manyClientIds } from './many-clients.ts'

/** What is given to one client is given to each of many. */
const { clientId: _, ...terms } = creditsContract['credits.allocate'].input.shape

/** Credits of many clients at once, and the list of them as a file. */
export const allocationContract = {
  /** Each by the rules of the single command, those it is refused for are named, and all of them are taken back as one. */
  'credits.allocateMany': command(
    'credits.allocate',
    z.strictObject({ ...terms, clientIds: manyClientIds }),
    /** How many sessions in all. */
    doneForClients.extend({ added: z.int(), message: z.string() }),
    ['credits', 'clients'],
  ),
  /**
   * Every client that passes the filter with their figures, as a CSV file that opens in a spreadsheet. The audit log says
   * who took it away.
   */
  'clients.export': task(
    'reports.read',
    z.strictObject(clientFilterFields),
    z.object({ fileName: z.string(), csv: z.string(), rows: z.int() }),
    [],
    { alsoNeeds: () => ['clients.read'] },
  ),
}
