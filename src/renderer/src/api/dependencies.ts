import type { QueryName } from '../../../shared/contract/index.ts'
import type { Topic } from '../../../shared/contract/topics.ts'

/** Methods that only look, and so may be kept and fetched again. */
export type ReadName = QueryName | 'workspace.status'

/**
 * What each answer is made of: when one of these topics changes, the answer may have. A query that is missing
 * here does not compile; one that names a topic too few shows old figures, so rather one too many.
 */
export const DEPENDENCIES: Record<ReadName, readonly Topic[]> = {
  'workspace.status': ['workspace'],
  'studio.get': ['workspace', 'studio'],
  'studio.firstSteps': ['workspace', 'clients', 'catalogue', 'staff', 'schedule'],
  'auth.current': ['workspace', 'session', 'staff'],
  'auth.people': ['workspace', 'session', 'staff'],
  'auth.idle': ['workspace', 'session'],
  'staff.list': ['workspace', 'staff'],
  'system.health': ['workspace', 'credits', 'bookings', 'purchases', 'schedule', 'hours'],
  'integrity.check': ['workspace', 'credits', 'bookings', 'purchases', 'schedule', 'hours'],
  'audit.list': [
    'workspace',
    'studio',
    'staff',
    'clients',
    'catalogue',
    'credits',
    'schedule',
    'hours',
    'bookings',
    'purchases',
    'views',
  ],
  'clients.list': ['workspace', 'clients', 'credits', 'bookings', 'schedule'],
  'clients.search': ['workspace', 'clients', 'credits'],
  'clients.get': ['workspace', 'clients', 'credits'],
  'services.list': ['workspace', 'catalogue'],
  'families.list': ['workspace', 'catalogue'],
  'locations.list': ['workspace', 'catalogue'],
  'rooms.list': ['workspace', 'catalogue'],
  'packages.list': ['workspace', 'catalogue'],
  'credits.summary': ['workspace', 'credits', 'bookings', 'studio'],
  'credits.explain': ['workspace', 'credits', 'bookings'],
  'subscriptions.list': ['workspace', 'credits', 'purchases'],
  'purchases.list': ['workspace', 'purchases', 'credits', 'clients'],
  'schedule.range': ['workspace', 'schedule', 'bookings', 'credits', 'clients', 'catalogue', 'staff'],
  'trainers.day': ['workspace', 'studio', 'schedule', 'bookings', 'credits', 'clients', 'catalogue', 'staff'],
  'schedule.wall': ['workspace', 'studio', 'schedule', 'bookings', 'clients', 'catalogue', 'staff'],
  'schedule.substitutes': ['workspace', 'schedule', 'hours', 'bookings', 'catalogue', 'staff', 'studio'],
  'hours.get': ['workspace', 'hours', 'studio'],
  'hours.range': ['workspace', 'hours', 'studio', 'staff', 'catalogue'],
  'availability.get': ['workspace', 'hours', 'staff'],
  'timeOff.list': ['workspace', 'hours', 'staff'],
  'closures.list': ['workspace', 'hours', 'catalogue'],
  'views.list': ['workspace', 'views'],
  'sessions.get': ['workspace', 'schedule', 'bookings', 'credits', 'clients', 'catalogue', 'staff'],
  'sessions.list': ['workspace', 'schedule', 'bookings', 'clients', 'catalogue', 'staff'],
  'import.preview': ['workspace', 'clients', 'credits', 'catalogue'],
  'import.report': ['workspace'],
  'attention.list': ['workspace', 'attention', 'bookings', 'schedule', 'credits', 'purchases', 'studio'],
  'bookings.list': ['workspace', 'bookings', 'schedule', 'credits', 'staff'],
}
