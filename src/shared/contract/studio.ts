import { z } from 'zod'
import { PERMISSIONS, ROLES } from '../domain/permissions.ts'
import { CHARGE_RULES, LATE_RULES } from '../domain/policies.ts'
import { command, query } from './define.ts'
import { currency, id, newSecret, requiredLine, typedSecret, version, zone } from './fields.ts'

const studioView = z.object({
  name: z.string(),
  zone: z.string(),
  currency: z.string(),
  isDemo: z.boolean(),
  /** Today, on the studio's own calendar. */
  today: z.string(),
  policies: z.object({
    lateWindowMinutes: z.int(),
    lateRule: z.enum(LATE_RULES),
    lateForgiven: z.int(),
    noShowRule: z.enum(CHARGE_RULES),
    graceDays: z.int(),
    pendingTimeoutHours: z.int(),
    lowCredits: z.int(),
    expiringDays: z.int(),
  }),
  version: z.int(),
})

export const staffView = z.object({
  id: z.int(),
  name: z.string(),
  role: z.enum(ROLES),
  active: z.boolean(),
  services: z.array(z.int()),
  version: z.int(),
})

const permissionList = z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length)

export const studioContract = {
  'studio.get': query('signed_in', z.strictObject({}), z.object({ studio: studioView })),
  /** The first run: makes the studio, its first place and its owner. Refused once there is one. */
  'studio.create': command(
    'anyone',
    z.strictObject({ name: requiredLine(120), zone, currency, ownerName: requiredLine(100) }),
    z.object({ studio: studioView, staff: staffView }),
    ['workspace', 'studio', 'staff', 'catalogue'],
  ),
  'studio.update': command(
    'studio.write',
    z.strictObject({
      version,
      name: requiredLine(120).optional(),
      lateWindowMinutes: z.int().min(0).max(20160).optional(),
      lateRule: z.enum(LATE_RULES).optional(),
      lateForgiven: z.int().min(0).max(30).optional(),
      noShowRule: z.enum(CHARGE_RULES).optional(),
      graceDays: z.int().min(0).max(60).optional(),
      pendingTimeoutHours: z.int().min(1).max(720).optional(),
      lowCredits: z.int().min(0).max(100).optional(),
      expiringDays: z.int().min(0).max(365).optional(),
    }),
    z.object({ studio: studioView }),
    ['studio', 'credits'],
  ),
  /** What a new studio has already: the steps that its first screen ticks off. */
  'studio.firstSteps': query(
    'signed_in',
    z.strictObject({}),
    z.object({
      clients: z.boolean(),
      services: z.boolean(),
      trainers: z.boolean(),
      sessions: z.boolean(),
    }),
  ),
  'staff.list': query(
    'schedule.read',
    z.strictObject({ active: z.boolean().optional() }),
    z.object({ rows: z.array(staffView) }),
  ),
  /** What is still somebody's, and stays theirs when they are deactivated: open sessions to come, and active clients whom they look after. */
  'staff.ahead': query(
    'staff.write',
    z.strictObject({ staffId: id }),
    z.object({ sessions: z.int(), clients: z.int() }),
  ),
  /** What everybody may do besides their role, or not: for who decides that. */
  'staff.permissions': query(
    'staff.write',
    z.strictObject({}),
    z.object({
      rows: z.array(
        z.object({
          id: z.int(),
          name: z.string(),
          role: z.enum(ROLES),
          active: z.boolean(),
          granted: z.array(z.enum(PERMISSIONS)),
          withdrawn: z.array(z.enum(PERMISSIONS)),
          version: z.int(),
        }),
      ),
    }),
  ),
  /** An owner is made by an owner, and nobody who may more than their maker. Who has signed in shows `currentPin` for that, and to give somebody a `pin`. */
  'staff.create': command(
    'staff.write',
    z.strictObject({
      name: requiredLine(100),
      role: z.enum(ROLES),
      services: z.array(id).max(200).default([]),
      pin: newSecret.optional(),
      currentPin: typedSecret.optional(),
    }),
    z.object({ staff: staffView }),
    ['staff', 'session'],
    { secrets: true },
  ),
  /**
   * An owner is changed by an owner. Who has signed in shows `currentPin` to change a role or what somebody may do, or
   * whether an owner is active. `granted` and `withdrawn` are all that differs from the role afterwards; nobody changes
   * their own, nor gives what they may not do themselves, be it by a permission or by a role.
   */
  'staff.update': command(
    'staff.write',
    z.strictObject({
      staffId: id,
      version,
      name: requiredLine(100).optional(),
      role: z.enum(ROLES).optional(),
      active: z.boolean().optional(),
      services: z.array(id).max(200).optional(),
      granted: permissionList.optional(),
      withdrawn: permissionList.optional(),
      currentPin: typedSecret.optional(),
    }),
    z.object({ staff: staffView }),
    ['staff', 'schedule', 'session'],
    { secrets: true },
  ),
}
