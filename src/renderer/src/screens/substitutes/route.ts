import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { SubstitutesScreen } from './screen.tsx'
import { substitutesSearch } from './search.ts'

export const substitutesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule/substitutes',
  validateSearch: substitutesSearch,
  component: SubstitutesScreen,
})
