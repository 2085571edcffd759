import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { ImportScreen } from './screen.tsx'

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  component: ImportScreen,
})
