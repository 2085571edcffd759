import { z } from 'zod'
import { CLIENT_SORTS } from '../../../../shared/contract/clients.ts'
import { isLocalDate } from '../../../../shared/domain/time.ts'

export const SHOWN_STATUSES = ['active', 'inactive', 'all'] as const
export type ShownStatus = (typeof SHOWN_STATUSES)[number]

/** Who has to be spoken to: nothing left, little, or something that expires soon. */
export const CREDIT_FILTERS = ['none', 'low', 'expiring'] as const
export type CreditFilter = (typeof CREDIT_FILTERS)[number]

const limit = z.int().nonnegative().optional().catch(undefined)
const day = z.string().refine(isLocalDate).optional().catch(undefined)

/** Who is looked for by figures and facts; both ends of a range belong to it. */
export const RANGES = {
  minSessions: limit,
  maxSessions: limit,
  minAvailable: limit,
  maxAvailable: limit,
  /** Minor units of the studio's currency. */
  minRevenue: limit,
  maxRevenue: limit,
  location: z.string().min(1).max(120).optional().catch(undefined),
  registeredFrom: day,
  registeredTo: day,
} as const

/** What of the clients screen is in its address, so that back and forward work and a view can be returned to. */
export const clientsSearch = z.object({
  query: z.string().max(200).optional().catch(undefined),
  status: z.enum(SHOWN_STATUSES).optional().catch(undefined),
  credits: z.enum(CREDIT_FILTERS).optional().catch(undefined),
  ...RANGES,
  sort: z.enum(CLIENT_SORTS).optional().catch(undefined),
  /** The client beside the list. */
  client: z.int().positive().optional().catch(undefined),
})

export type ClientsSearch = z.infer<typeof clientsSearch>
