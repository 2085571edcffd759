import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { TodayScreen } from './screen.tsx'
import { todaySearch } from './search.ts'

export const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/today',
  validateSearch: todaySearch,
  component: TodayScreen,
})
