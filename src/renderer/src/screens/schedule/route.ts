import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { ScheduleScreen } from './screen.tsx'
import { scheduleSearch } from './search.ts'

export const scheduleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule',
  validateSearch: scheduleSearch,
  component: ScheduleScreen,
})
