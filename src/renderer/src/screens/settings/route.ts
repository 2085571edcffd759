import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { SettingsScreen } from './screen.tsx'

export const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: SettingsScreen,
})
