import { createRoute, redirect } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { HoursScreen } from './hours/screen.tsx'
import { hoursSearch } from './hours/search.ts'
import { SettingsLayout } from './layout.tsx'
import { PackagesScreen } from './packages/screen.tsx'
import { PermissionsScreen } from './permissions/screen.tsx'
import { PoliciesScreen } from './policies/screen.tsx'
import { RoomsScreen } from './rooms/screen.tsx'
import { ServicesScreen } from './services/screen.tsx'
import { SignInScreen } from './sign-in/screen.tsx'
import { StaffScreen } from './staff/screen.tsx'
import { StripeScreen } from './stripe/screen.tsx'
import { StudioScreen } from './studio/screen.tsx'
import { WindowScreen } from './window/screen.tsx'

const layoutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: SettingsLayout,
})

const getParentRoute = () => layoutRoute

const startRoute = createRoute({
  getParentRoute,
  path: '/',
  beforeLoad: () => redirect({ to: '/settings/services', throw: true }),
})
const servicesRoute = createRoute({ getParentRoute, path: '/services', component: ServicesScreen })
const staffRoute = createRoute({ getParentRoute, path: '/staff', component: StaffScreen })
const permissionsRoute = createRoute({
  getParentRoute,
  path: '/permissions',
  component: PermissionsScreen,
})
const signInRoute = createRoute({ getParentRoute, path: '/sign-in', component: SignInScreen })
const roomsRoute = createRoute({ getParentRoute, path: '/rooms', component: RoomsScreen })
const hoursRoute = createRoute({
  getParentRoute,
  path: '/hours',
  validateSearch: hoursSearch,
  component: HoursScreen,
})
const packagesRoute = createRoute({ getParentRoute, path: '/packages', component: PackagesScreen })
const policiesRoute = createRoute({ getParentRoute, path: '/policies', component: PoliciesScreen })
const studioRoute = createRoute({ getParentRoute, path: '/studio', component: StudioScreen })
const stripeRoute = createRoute({ getParentRoute, path: '/stripe', component: StripeScreen })
const windowRoute = createRoute({ getParentRoute, path: '/window', component: WindowScreen })

/** The settings: each part has an address of its own, and the first one answers for all of them. */
export const settingsRoute = layoutRoute.addChildren([
  startRoute,
  servicesRoute,
  staffRoute,
  permissionsRoute,
  signInRoute,
  roomsRoute,
  hoursRoute,
  packagesRoute,
  policiesRoute,
  studioRoute,
  stripeRoute,
  windowRoute,
])
