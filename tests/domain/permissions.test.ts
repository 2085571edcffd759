import { describe, expect, it } from 'vitest'
import {
  type Actor,
  changesTo,
  firstBeyond,
  may,
  mayReadRoster,
  missingFor,
  PERMISSION_TEMPLATES,
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
  type Role,
  realChanges,
  SYSTEM,
  templateOf,
} from '../../src/shared/domain/permissions.ts'

const actor = (role: Role, changes: Partial<Actor> = {}): Actor => ({
  staffId: 1,
  name: 'Mia Brandt',
  role,
  granted: [],
  withdrawn: [],
  ...changes,
})

describe('what a role may', () => {
  it.each<[Permission, string]>([
    ['schedule.read', 'owner front_desk trainer'],
    ['schedule.write', 'owner front_desk'],
    ['bookings.write', 'owner front_desk'],
    ['bookings.outcome', 'owner front_desk trainer'],
    ['bookings.unpaid', 'owner front_desk'],
    ['bookings.comp', 'owner'],
    ['bookings.change_outcome', 'owner'],
    ['clients.read', 'owner front_desk'],
    ['clients.write', 'owner front_desk'],
    ['clients.merge', 'owner'],
    ['clients.import', 'owner'],
    ['credits.read', 'owner front_desk trainer'],
    ['credits.allocate', 'owner front_desk'],
    ['credits.revoke', 'owner'],
    ['sales.write', 'owner front_desk'],
    ['sales.refund', 'owner'],
    ['stripe.write', 'owner'],
    ['catalogue.read', 'owner front_desk trainer'],
    ['catalogue.write', 'owner'],
    ['staff.write', 'owner'],
    ['studio.write', 'owner'],
    ['reports.read', 'owner'],
    ['audit.read', 'owner'],
    ['integrity.check', 'owner front_desk'],
    ['integrity.repair', 'owner'],
    ['backup.write', 'owner'],
  ])('%s: %s', (permission, roles) => {
    expect(ROLES.filter((role) => may(actor(role), permission)).join(' ')).toBe(roles)
  })

  it('is said above for every permission there is', () => {
    expect(PERMISSIONS).toHaveLength(26)
    expect(new Set(PERMISSIONS).size).toBe(26)
  })
})

describe('what one person may', () => {
  it('is more by what was granted, and nothing else', () => {
    const mia = actor('trainer', { granted: ['clients.read'] })

    expect(may(mia, 'clients.read')).toBe(true)
    expect(may(mia, 'clients.write')).toBe(false)
  })

  it('is less by what was withdrawn, of the role and of what was granted', () => {
    const mia = actor('front_desk', {
      granted: ['reports.read'],
      withdrawn: ['clients.read', 'reports.read'],
    })

    expect(may(mia, 'clients.read')).toBe(false)
    expect(may(mia, 'reports.read')).toBe(false)
    expect(may(mia, 'clients.write')).toBe(true)
  })

  it('is everything for Tallybook itself, which is nobody of the staff', () => {
    expect(PERMISSIONS.filter((permission) => !may(SYSTEM, permission))).toEqual([])
    expect(SYSTEM).toMatchObject({ staffId: null, name: 'Tallybook' })
  })
})

describe('who is in a session', () => {
  it.each([
    ['those who read clients, whoever holds it', actor('front_desk'), 2, true],
    ['its own trainer', actor('trainer'), 1, true],
    ['no other trainer', actor('trainer'), 2, false],
    ['no trainer, where nobody holds it yet', actor('trainer'), null, false],
    [
      'nobody who is not of the staff, where nobody holds it',
      actor('trainer', { staffId: null }),
      null,
      false,
    ],
    ['its own trainer, also without the clients', actor('owner', { withdrawn: ['clients.read'] }), 1, true],
  ] as const)('is read by %s', (_who, reader, trainerId, readable) => {
    expect(mayReadRoster(reader, { trainerId })).toBe(readable)
  })
})

describe('what differs from a role', () => {
  it('is only what the role does not say, in the order of the list', () => {
    const asked = {
      granted: ['clients.read', 'schedule.write', 'schedule.read'],
      withdrawn: ['staff.write', 'credits.read', 'bookings.outcome'],
    } as const

    expect(realChanges('trainer', asked)).toEqual({
      granted: ['schedule.write', 'clients.read'],
      withdrawn: ['bookings.outcome', 'credits.read'],
    })
  })

  it('is nothing for an owner', () => {
    expect(realChanges('owner', { granted: [], withdrawn: ['audit.read'] })).toEqual({
      granted: [],
      withdrawn: [],
    })
  })

  it('makes exactly the permissions that are wanted', () => {
    const wanted = ['schedule.read', 'clients.read', 'catalogue.read'] as const
    const changes = changesTo('trainer', wanted)

    expect(changes).toEqual({ granted: ['clients.read'], withdrawn: ['bookings.outcome', 'credits.read'] })
    expect(permissionsOf('trainer', changes)).toEqual(wanted)
  })
})

describe('a template', () => {
  it.each([
    ['trainer', 'schedule.read bookings.outcome credits.read catalogue.read'],
    [
      'senior_trainer',
      'schedule.read schedule.write bookings.write bookings.outcome clients.read credits.read catalogue.read',
    ],
    ['assistant', 'schedule.read catalogue.read'],
    [
      'trainee',
      'schedule.read schedule.write bookings.write bookings.outcome clients.read clients.write credits.read catalogue.read integrity.check',
    ],
    [
      'manager',
      'schedule.read schedule.write bookings.write bookings.outcome bookings.unpaid bookings.comp bookings.change_outcome clients.read clients.write clients.merge clients.import credits.read credits.allocate credits.revoke sales.write sales.refund catalogue.read catalogue.write reports.read integrity.check',
    ],
  ] as const)('%s lets somebody do %s', (name, permissions) => {
    const { role, ...changes } = PERMISSION_TEMPLATES[name]

    expect(permissionsOf(role, changes).join(' ')).toBe(permissions)
  })

  it.each(Object.entries(PERMISSION_TEMPLATES))(
    '%s holds only what differs and is known again',
    (name, template) => {
      const { role, granted, withdrawn } = template

      expect(realChanges(role, { granted, withdrawn })).toEqual({ granted, withdrawn })
      expect(templateOf(role, { granted, withdrawn })).toBe(name)
    },
  )

  it('is none for what was put together by hand, nor for an owner', () => {
    expect(templateOf('trainer', { granted: ['audit.read'], withdrawn: [] })).toBeNull()
    expect(templateOf('owner', { granted: [], withdrawn: [] })).toBeNull()
  })
})

describe('what somebody gives', () => {
  it.each<[readonly Permission[], Permission | null]>([
    [[], null],
    [['schedule.read', 'clients.read'], null],
    [['schedule.read', 'sales.refund', 'audit.read'], 'sales.refund'],
    [['clients.write'], 'clients.write'],
  ])('%j goes beyond themselves by %j', (given, first) => {
    const desk = actor('front_desk', { withdrawn: ['clients.write'] })
    expect(firstBeyond(desk, given)).toBe(first)
  })
})

describe('a permission that is of no use alone', () => {
  it.each([
    ['sales.write', [], 'clients.read'],
    ['sales.write', ['clients.read'], null],
    ['sales.refund', ['clients.read'], 'sales.write'],
    ['schedule.write', ['clients.read'], 'schedule.read'],
    ['schedule.read', [], null],
  ] as const)('names what it is missing: %s with %j', (permission, had, missing) => {
    expect(missingFor(permission, had)).toBe(missing)
  })

  it('is always one that some role has together with what it needs', () => {
    for (const permission of PERMISSIONS) expect(missingFor(permission, PERMISSIONS)).toBeNull()
  })
})
