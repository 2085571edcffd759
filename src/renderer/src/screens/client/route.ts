import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { ClientScreen } from './screen.tsx'
import { clientSearch } from './search.ts'

export const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients/$clientId',
  validateSearch: clientSearch,
  component: ClientScreen,
})
