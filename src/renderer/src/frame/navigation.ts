import {
  CalendarDays,
  ContactRound,
  CreditCard,
  Inbox,
  ListTodo,
  type LucideIcon,
  Settings,
  ShoppingBag,
  Sun,
  Users,
} from 'lucide-react'
import type { Permission } from '../../../shared/domain/permissions.ts'

/** One line of the sidebar, one entry of the palette and one shortcut. */
export type NavigationItem = {
  readonly to:
    | '/today'
    | '/schedule'
    | '/sessions'
    | '/allocation'
    | '/assignments'
    | '/clients'
    | '/purchases'
    | '/inbox'
    | '/settings'
  readonly label:
    | 'screen.today'
    | 'screen.schedule'
    | 'screen.sessions'
    | 'screen.allocation'
    | 'screen.assignments'
    | 'screen.clients'
    | 'screen.purchases'
    | 'screen.inbox'
    | 'screen.settings'
  /** What it is for, where its name does not say all of it. */
  readonly description?: 'allocation.description' | 'assignments.description'
  readonly icon: LucideIcon
  /** After "G": where to go. */
  readonly key: string
  /** Who may not do this has nothing to see there; null is for everybody. */
  readonly needs: Permission | null
}

/** The screens in the order of the sidebar. A new screen is one line here and one route. */
export const NAVIGATION: readonly NavigationItem[] = [
  { to: '/today', label: 'screen.today', icon: Sun, key: 'T', needs: 'schedule.read' },
  { to: '/schedule', label: 'screen.schedule', icon: CalendarDays, key: 'S', needs: 'schedule.read' },
  { to: '/sessions', label: 'screen.sessions', icon: ListTodo, key: 'L', needs: 'schedule.read' },
  {
    to: '/allocation',
    label: 'screen.allocation',
    description: 'allocation.description',
    icon: CreditCard,
    key: 'A',
    needs: 'clients.read',
  },
  {
    to: '/assignments',
    label: 'screen.assignments',
    description: 'assignments.description',
    icon: ContactRound,
    key: 'R',
    needs: 'schedule.read',
  },
  { to: '/clients', label: 'screen.clients', icon: Users, key: 'C', needs: 'clients.read' },
  { to: '/purchases', label: 'screen.purchases', icon: ShoppingBag, key: 'P', needs: 'sales.write' },
  { to: '/inbox', label: 'screen.inbox', icon: Inbox, key: 'I', needs: 'schedule.read' },
  { to: '/settings', label: 'screen.settings', icon: Settings, key: ',', needs: null },
]
