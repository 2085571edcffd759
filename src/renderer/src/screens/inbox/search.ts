import { z } from 'zod'
import { LISTED_KINDS } from '../../../../shared/domain/attention.ts'

/** What of the inbox is in its address, so that back and forward work and others can lead to a part of it. */
export const inboxSearch = z.object({
  kind: z.enum(LISTED_KINDS).optional().catch(undefined),
  /** What was settled, instead of what waits. */
  settled: z.literal(true).optional().catch(undefined),
  /** The one beside the list, by its key. */
  item: z.string().max(200).optional().catch(undefined),
})

export type InboxSearch = z.infer<typeof inboxSearch>
