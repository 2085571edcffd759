import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { InboxScreen } from './screen.tsx'
import { inboxSearch } from './search.ts'

export const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: InboxScreen,
})
