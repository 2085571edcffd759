import { describe, expect, it } from 'vitest'
import {
  type Actor,
  may,
  mayReadRoster,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  SYSTEM,
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
    expect(PERMISSIONS).toHaveLength(25)
    expect(new Set(PERMISSIONS).size).toBe(25)
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
