import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { ClientsScreen } from './screen.tsx'
import { clientsSearch } from './search.ts'

export const clientsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients',
  validateSearch: clientsSearch,
  component: ClientsScreen,
})
