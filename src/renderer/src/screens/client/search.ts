import { z } from 'zod'

export const CLIENT_TABS = ['bookings', 'timeline', 'purchases', 'ledger', 'grants', 'past'] as const
export type ClientTab = (typeof CLIENT_TABS)[number]

/** Which part of the client's page is open; the bookings unless told. */
export const clientSearch = z.object({
  tab: z.enum(CLIENT_TABS).optional().catch(undefined),
})
