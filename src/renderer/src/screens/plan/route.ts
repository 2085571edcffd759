import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { PlanScreen } from './screen.tsx'
import { planSearch } from './search.ts'

export const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan',
  validateSearch: planSearch,
  component: PlanScreen,
})
