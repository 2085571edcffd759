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
  'stripe.write',
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

/** What a permission is of no use without: what the work takes place on has to be read. */
const USELESS_WITHOUT: Partial<Readonly<Record<Permission, Permission>>> = {
  'schedule.write': 'schedule.read',
  'bookings.write': 'schedule.read',
  'clients.write': 'clients.read',
  'clients.merge': 'clients.read',
  'clients.import': 'clients.read',
  'credits.allocate': 'clients.read',
  'credits.revoke': 'clients.read',
  'sales.write': 'clients.read',
  'sales.refund': 'sales.write',
  'catalogue.write': 'catalogue.read',
  'integrity.repair': 'integrity.check',
}

/** The permission that this one is of no use without and that is not among those had; null when nothing is missing. */
export function missingFor(permission: Permission, had: readonly string[]): Permission | null {
  const needed = USELESS_WITHOUT[permission]
  return needed === undefined || had.includes(needed) ? null : needed
}

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

/** Single permissions that differ from a role. */
export type PermissionChanges = Pick<Actor, 'granted' | 'withdrawn'>

/**
 * What of these changes is one, in the order of the list: nothing is granted that the role gives, nothing withdrawn that
 * it does not. An owner may do everything, and nothing of it is changed.
 */
export function realChanges(role: Role, { granted, withdrawn }: PermissionChanges): PermissionChanges {
  if (role === 'owner') return { granted: [], withdrawn: [] }
  const given = BY_ROLE[role]
  return {
    granted: PERMISSIONS.filter((permission) => granted.includes(permission) && !given.has(permission)),
    withdrawn: PERMISSIONS.filter((permission) => withdrawn.includes(permission) && given.has(permission)),
  }
}

/** Everything that somebody may, in the order of the list. */
export function permissionsOf(role: Role, changes: PermissionChanges): readonly Permission[] {
  const somebody = { staffId: null, name: '', role, ...changes }
  return PERMISSIONS.filter((permission) => may(somebody, permission))
}

/** The first permission of those given to somebody that the giver does not have; null when they have them all. */
export function firstBeyond(giver: Actor, given: readonly Permission[]): Permission | null {
  return given.find((permission) => !may(giver, permission)) ?? null
}

/** The changes of a role after which somebody may do exactly this. */
export function changesTo(role: Role, wanted: readonly Permission[]): PermissionChanges {
  const rest = PERMISSIONS.filter((permission) => !wanted.includes(permission))
  return realChanges(role, { granted: wanted, withdrawn: rest })
}

/** Changes of a role that go together, by a name: what a studio gives to more than one person. */
export type PermissionTemplate = PermissionChanges & { readonly role: Role }

export const PERMISSION_TEMPLATES = {
  trainer: { role: 'trainer', granted: [], withdrawn: [] },
  /** Plans and books as well, and reads whom they book. */
  senior_trainer: {
    role: 'trainer',
    granted: ['schedule.write', 'bookings.write', 'clients.read'],
    withdrawn: [],
  },
  /** Looks on: marks nothing, and sees no credits. */
  assistant: { role: 'trainer', granted: [], withdrawn: ['bookings.outcome', 'credits.read'] },
  front_desk: { role: 'front_desk', granted: [], withdrawn: [] },
  /** Books and answers, and has nothing to do with money and credits. */
  trainee: {
    role: 'front_desk',
    granted: [],
    withdrawn: ['bookings.unpaid', 'credits.allocate', 'sales.write'],
  },
  /** Settles what comes up while the owner is away. */
  manager: {
    role: 'front_desk',
    granted: [
      'bookings.comp',
      'bookings.change_outcome',
      'clients.merge',
      'clients.import',
      'credits.revoke',
      'sales.refund',
      'catalogue.write',
      'reports.read',
    ],
    withdrawn: [],
  },
} as const satisfies Record<string, PermissionTemplate>
export type TemplateName = keyof typeof PERMISSION_TEMPLATES

/** The template that says exactly this of a role; null for what was put together by hand. */
export function templateOf(role: Role, changes: PermissionChanges): TemplateName | null {
  const told = JSON.stringify(realChanges(role, changes))
  const names = Object.keys(PERMISSION_TEMPLATES) as TemplateName[]
  const same = (template: PermissionTemplate) =>
    template.role === role && JSON.stringify(realChanges(role, template)) === told
  return names.find((name) => same(PERMISSION_TEMPLATES[name])) ?? null
}
