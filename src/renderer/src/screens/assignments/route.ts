import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { AssignmentsScreen } from './screen.tsx'
import { assignmentsSearch } from './search.ts'

export const assignmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assignments',
  validateSearch: assignmentsSearch,
  component: AssignmentsScreen,
})
