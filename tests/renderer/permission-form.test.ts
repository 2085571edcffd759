import { describe, expect, it } from 'vitest'
import {
  askedOf,
  beginningsFor,
  GROUPS,
  isNamed,
  type Person,
  permittedTo,
} from '../../src/renderer/src/screens/settings/permissions/permission-form.ts'
import { PERMISSIONS } from '../../src/shared/domain/permissions.ts'

const person = (id: number, change: Partial<Person> = {}): Person => ({
  id,
  name: `Person ${id}`,
  role: 'trainer',
  active: true,
  granted: [],
  withdrawn: [],
  version: 1,
  ...change,
})

it('every permission stands in one group', () => {
  expect(Object.values(GROUPS).flat().toSorted()).toEqual([...PERMISSIONS].toSorted())
})

it('connecting Stripe is named once Stripe is on, or somebody may do it already', () => {
  const off = { stripeIsOn: false, permitted: permittedTo(person(1)) }
  expect(isNamed('stripe.write', off)).toBe(false)
  expect(isNamed('stripe.write', { ...off, stripeIsOn: true })).toBe(true)
  expect(isNamed('stripe.write', { ...off, permitted: ['stripe.write'] })).toBe(true)
  expect(PERMISSIONS.filter((permission) => !isNamed(permission, off))).toEqual(['stripe.write'])
})

describe('what a person may do', () => {
  it('is ticked as the role says, more what was granted, less what was withdrawn', () => {
    const ana = person(1, { granted: ['clients.read'], withdrawn: ['credits.read'] })

    expect(permittedTo(ana)).toEqual(['schedule.read', 'bookings.outcome', 'clients.read', 'catalogue.read'])
    expect(askedOf('trainer', permittedTo(ana))).toEqual({
      granted: ['clients.read'],
      withdrawn: ['credits.read'],
    })
  })

  it('is asked for in the order of the list, whatever was ticked first, and nothing that is none', () => {
    const ticked = [
      'clients.read',
      'schedule.write',
      'fly',
      'schedule.read',
      'catalogue.read',
      'bookings.outcome',
    ]

    expect(askedOf('trainer', ticked)).toEqual({
      granted: ['schedule.write', 'clients.read'],
      withdrawn: ['credits.read'],
    })
  })
})

describe('what can be begun with', () => {
  const people = [
    person(1),
    person(2, { granted: ['audit.read'] }),
    person(3, { granted: ['audit.read'], role: 'front_desk' }),
    person(4, { withdrawn: ['bookings.outcome', 'credits.read'] }),
  ]

  it('are the templates of the role, and others of it whom no template describes', () => {
    expect(beginningsFor(person(1), people).map(({ key }) => key)).toEqual([
      'trainer',
      'senior_trainer',
      'assistant',
      'staff-2',
    ])
  })

  it('is not the person themselves', () => {
    expect(beginningsFor(person(2), people).map(({ key }) => key)).not.toContain('staff-2')
  })
})
