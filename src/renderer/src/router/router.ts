import { createHashHistory, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { NotFound } from '../frame/not-found.tsx'
import { allocationRoute } from '../screens/allocation/route.ts'
import { assignmentsRoute } from '../screens/assignments/route.ts'
import { callListRoute } from '../screens/call-list/route.ts'
import { clientRoute } from '../screens/client/route.ts'
import { clientsRoute } from '../screens/clients/route.ts'
import { closingRoute } from '../screens/closing/route.ts'
import { duplicatesRoute } from '../screens/duplicates/route.ts'
import { importRoute } from '../screens/import/route.ts'
import { inboxRoute } from '../screens/inbox/route.ts'
import { integrityRoute } from '../screens/integrity/route.ts'
import { planRoute } from '../screens/plan/route.ts'
import { purchasesRoute } from '../screens/purchases/route.ts'
import { scheduleRoute } from '../screens/schedule/route.ts'
import { sessionsRoute } from '../screens/sessions/route.ts'
import { settingsRoute } from '../screens/settings/route.ts'
import { substitutesRoute } from '../screens/substitutes/route.ts'
import { todayRoute } from '../screens/today/route.ts'
import { unmatchedRoute } from '../screens/unmatched/route.ts'
import { welcomeRoute } from '../screens/welcome/route.ts'
import { rootRoute } from './root-route.ts'
import { startScreen } from './start-screen.ts'

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => redirect({ to: await startScreen(), throw: true }),
})

/** One line per screen; the sidebar's list is `frame/navigation.ts`. */
const routeTree = rootRoute.addChildren([
  startRoute,
  welcomeRoute,
  todayRoute,
  scheduleRoute,
  sessionsRoute,
  allocationRoute,
  assignmentsRoute,
  substitutesRoute,
  callListRoute,
  closingRoute,
  planRoute,
  clientsRoute,
  clientRoute,
  purchasesRoute,
  duplicatesRoute,
  importRoute,
  inboxRoute,
  integrityRoute,
  unmatchedRoute,
  settingsRoute,
])

/** Hash addresses, because the window's files are served under `app://` without a server that knows paths. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: false,
  defaultNotFoundComponent: NotFound,
  // Also below the settings: their sections stand beside what is there alone.
  notFoundMode: 'root',
  // Screens scroll inside themselves; the window does not.
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
