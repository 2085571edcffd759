import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { UnmatchedScreen } from './screen.tsx'
import { unmatchedSearch } from './search.ts'

export const unmatchedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/purchases/unmatched',
  validateSearch: unmatchedSearch,
  component: UnmatchedScreen,
})
