/** The parts of the settings, in the order of their tabs; each has an address of its own. */
export const SECTIONS = [
  { to: '/settings/services', name: 'services' },
  { to: '/settings/staff', name: 'staff' },
  { to: '/settings/sign-in', name: 'signIn' },
  { to: '/settings/rooms', name: 'rooms' },
  { to: '/settings/hours', name: 'hours' },
  { to: '/settings/packages', name: 'packages' },
  { to: '/settings/studio', name: 'studio' },
  { to: '/settings/window', name: 'window' },
] as const
