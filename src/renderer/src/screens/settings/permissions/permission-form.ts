import type { Value } from '../../../../../shared/contract/index.ts'
import {
  changesTo,
  PERMISSION_TEMPLATES,
  PERMISSIONS,
  type Permission,
  type PermissionChanges,
  permissionsOf,
  type Role,
  type TemplateName,
  templateOf,
} from '../../../../../shared/domain/permissions.ts'

export type Person = Value<'staff.permissions'>['rows'][number]

/** The permissions in the order in which people look for them. */
export const GROUPS = {
  schedule: ['schedule.read', 'schedule.write'],
  bookings: [
    'bookings.write',
    'bookings.outcome',
    'bookings.unpaid',
    'bookings.comp',
    'bookings.change_outcome',
  ],
  clients: ['clients.read', 'clients.write', 'clients.merge', 'clients.import'],
  credits: [
    'credits.read',
    'credits.allocate',
    'credits.revoke',
    'sales.write',
    'sales.refund',
    'stripe.write',
  ],
  studio: [
    'catalogue.read',
    'catalogue.write',
    'staff.write',
    'studio.write',
    'reports.read',
    'audit.read',
    'integrity.check',
    'integrity.repair',
    'backup.write',
  ],
} as const satisfies Record<string, readonly Permission[]>
export type GroupName = keyof typeof GROUPS

/** Whether a permission is worth a word: nobody speaks of Stripe while it is off, unless somebody may connect it already. */
export function isNamed(
  permission: Permission,
  { stripeIsOn, permitted }: { readonly stripeIsOn: boolean; readonly permitted: readonly Permission[] },
): boolean {
  return permission !== 'stripe.write' || stripeIsOn || permitted.includes(permission)
}

/** What can be begun with for a person: the templates of their role, and what others of it may do. */
export type Beginning = { readonly key: string; readonly changes: PermissionChanges } & (
  | { readonly kind: 'template'; readonly name: TemplateName }
  | { readonly kind: 'person'; readonly name: string }
)

export function beginningsFor({ id, role }: Person, people: readonly Person[]): readonly Beginning[] {
  const names = Object.keys(PERMISSION_TEMPLATES) as TemplateName[]
  const templates = names
    .filter((name) => PERMISSION_TEMPLATES[name].role === role)
    .map((name): Beginning => ({ kind: 'template', key: name, name, changes: PERMISSION_TEMPLATES[name] }))
  // Who may do what a template says is begun with by its name.
  const others = people
    .filter((other) => other.id !== id && other.role === role && templateOf(role, other) === null)
    .map(
      (other): Beginning => ({ kind: 'person', key: `staff-${other.id}`, name: other.name, changes: other }),
    )
  return [...templates, ...others]
}

/** What somebody may do, as a form holds it. */
export function permittedTo({ role, granted, withdrawn }: Person): readonly Permission[] {
  return permissionsOf(role, { granted, withdrawn })
}

/** What is ticked, as the contract takes it. */
export function askedOf(role: Role, ticked: readonly string[]) {
  const wanted = PERMISSIONS.filter((permission) => ticked.includes(permission))
  const { granted, withdrawn } = changesTo(role, wanted)
  return { granted: [...granted], withdrawn: [...withdrawn] }
}
