/** The parts of the settings, in the order of their tabs; each has an address of its own, and whom it is of use to. */
export const SECTIONS = [
  { to: '/settings/services', name: 'services', needs: 'catalogue.read' },
  { to: '/settings/staff', name: 'staff', needs: 'schedule.read' },
  { to: '/settings/permissions', name: 'permissions', needs: 'staff.write' },
  { to: '/settings/sign-in', name: 'signIn', needs: null },
  { to: '/settings/rooms', name: 'rooms', needs: 'catalogue.read' },
  { to: '/settings/hours', name: 'hours', needs: 'schedule.read' },
  { to: '/settings/packages', name: 'packages', needs: 'catalogue.read' },
  { to: '/settings/policies', name: 'policies', needs: null },
  { to: '/settings/studio', name: 'studio', needs: null },
  { to: '/settings/stripe', name: 'stripe', needs: 'stripe.write' },
  { to: '/settings/window', name: 'window', needs: null },
] as const
