export const ROLES = ['owner', 'front_desk', 'trainer'] as const
export type Role = (typeof ROLES)[number]

/** Every single permission; each contract method names one. */
export const PERMISSIONS = [
  'schedule.read',
  'schedule.write',
  'bookings.write',
  'bookings.outcome',
  'bookings.unpaid',
  'bookings.comp',
  'bookings.change_outcome',
  'clients.read',
  'clients.write',
  'clients.merge',
  'clients.import',
  'credits.read',
  'credits.allocate',
  'credits.revoke',
  'sales.write',
  'sales.refund',
  'catalogue.read',
  'catalogue.write',
  'staff.write',
  'studio.write',
  'reports.read',
  'audit.read',
  'integrity.check',
  'integrity.repair',
  'backup.write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const TRAINER: readonly Permission[] = ['schedule.read', 'bookings.outcome', 'credits.read', 'catalogue.read']

const FRONT_DESK: readonly Permission[] = [
  ...TRAINER,
  'schedule.write',
  'bookings.write',
  'bookings.unpaid',
  'clients.read',
  'clients.write',
  'credits.allocate',
  'sales.write',
  'integrity.check',
]

const BY_ROLE: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(PERMISSIONS),
  front_desk: new Set(FRONT_DESK),
  trainer: new Set(TRAINER),
}

/** Who acts: always taken from the main process's own session, never from a request. */
export type Actor = {
  /** The staff member, or null for the studio's own file owner on the command line and for set-up. */
  readonly staffId: number | null
  readonly name: string
  readonly role: Role
  readonly granted: readonly Permission[]
  readonly withdrawn: readonly Permission[]
}

/** Who calls: somebody who has signed in, nobody yet, or somebody who has locked the app since. */
export type Caller = Actor | 'locked' | null

/** Tallybook itself, for what is due by the clock alone. */
export const SYSTEM: Actor = { staffId: null, name: 'Tallybook', role: 'owner', granted: [], withdrawn: [] }

/** Whether an actor may see who is in a session: those who may read clients, and its own trainer (domain, "Terms"). */
export function mayReadRoster(actor: Actor, session: { readonly trainerId: number | null }): boolean {
  if (may(actor, 'clients.read')) return true
  return actor.staffId !== null && actor.staffId === session.trainerId
}

/** Whether an actor may: what the role gives, plus what was granted, less what was withdrawn. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.withdrawn.includes(permission)) return false
  return BY_ROLE[actor.role].has(permission) || actor.granted.includes(permission)
}
