import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { ClosingScreen } from './screen.tsx'

export const closingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule/closing',
  component: ClosingScreen,
})
