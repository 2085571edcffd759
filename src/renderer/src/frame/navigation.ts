import { CalendarDays, CreditCard, type LucideIcon, Settings, Sun, Users } from 'lucide-react'

/** One line of the sidebar, one entry of the palette and one shortcut. */
export type NavigationItem = {
  readonly to: '/today' | '/schedule' | '/allocation' | '/clients' | '/settings'
  readonly label:
    | 'screen.today'
    | 'screen.schedule'
    | 'screen.allocation'
    | 'screen.clients'
    | 'screen.settings'
  readonly icon: LucideIcon
  /** After "G": where to go. */
  readonly key: string
}

/** The screens in the order of the sidebar. A new screen is one line here and one route. */
export const NAVIGATION: readonly NavigationItem[] = [
  { to: '/today', label: 'screen.today', icon: Sun, key: 'T' },
  { to: '/schedule', label: 'screen.schedule', icon: CalendarDays, key: 'S' },
  { to: '/allocation', label: 'screen.allocation', icon: CreditCard, key: 'A' },
  { to: '/clients', label: 'screen.clients', icon: Users, key: 'C' },
  { to: '/settings', label: 'screen.settings', icon: Settings, key: ',' },
]
