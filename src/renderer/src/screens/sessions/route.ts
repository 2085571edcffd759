import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { SessionsScreen } from './screen.tsx'
import { sessionsSearch } from './search.ts'

export const sessionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions',
  validateSearch: sessionsSearch,
  component: SessionsScreen,
})
