import { z } from 'zod'
import { clientFilterFields } from './clients.ts'
import { creditsContract } from './credits.ts'
import { command, task } from './define.ts'
import { id } from './fields.ts'

/** What is given to one client is given to each of many. */
const { clientId: _, ...terms } = creditsContract['credits.allocate'].input.shape

/** Credits of many clients at once, and the list of them as a file. */
export const allocationContract = {
  /** Each by the rules of the single command, those it is refused for are named, and all of them are taken back as one. */
  'credits.allocateMany': command(
    'credits.allocate',
    z.strictObject({ ...terms, clientIds: z.array(id).min(1).max(500) }),
    z.object({
      /** How many clients were given sessions, and how many sessions in all. */
      done: z.int(),
      added: z.int(),
      message: z.string(),
      refused: z.array(z.object({ clientId: z.int(), code: z.string(), message: z.string() })),
    }),
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
