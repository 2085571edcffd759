import type { ClientSort } from '../../../../shared/contract/clients.ts'
import type { ClientLayout } from '../clients/view-model.ts'

export const ALLOCATION_LAYOUT: ClientLayout = {
  columns: [
    'name',
    'email',
    'available',
    'scheduled',
    'completed',
    'expired',
    'purchased',
    'lastSession',
    'created',
  ],
  firstToGo: ['email', 'created', 'lastSession', 'expired', 'completed', 'purchased', 'scheduled'],
}

/** Who has the fewest left stands first: they are whom the screen is for. */
export const USUAL_SORT: ClientSort = 'available'
