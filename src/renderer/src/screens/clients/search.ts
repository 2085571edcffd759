import { z } from 'zod'
import { CLIENT_SORTS } from '../../../../shared/contract/clients.ts'

/** What of the clients screen is in its address, so that back and forward work and a view can be returned to. */
export const clientsSearch = z.object({
  query: z.string().max(200).optional().catch(undefined),
  sort: z.enum(CLIENT_SORTS).optional().catch(undefined),
})

export type ClientsSearch = z.infer<typeof clientsSearch>
