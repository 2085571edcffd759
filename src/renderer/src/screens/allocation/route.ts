import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { clientsSearch } from '../clients/search.ts'
import { AllocationScreen } from './screen.tsx'

/** The same list as that of the clients, looked at for what they have left. */
export const allocationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/allocation',
  validateSearch: clientsSearch,
  component: AllocationScreen,
})
