import { z } from 'zod'
import { day } from '../../../../shared/contract/fields.ts'

/** What of the board is in its address, so that back and forward work and a view can be returned to. */
export const assignmentsSearch = z.object({
  query: z.string().max(200).optional().catch(undefined),
  /** The day whose assignments are shown; today without it. */
  on: day.optional().catch(undefined),
  /** The client beside the board. */
  client: z.int().positive().optional().catch(undefined),
})

export type AssignmentsSearch = z.infer<typeof assignmentsSearch>
