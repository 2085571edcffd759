import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { DuplicatesScreen } from './screen.tsx'

export const duplicatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clients/duplicates',
  component: DuplicatesScreen,
})
