import { describe, expect, it } from 'vitest'
import { offeredTo } from '../../src/renderer/src/api/use-may.ts'
import { NAVIGATION } from '../../src/renderer/src/frame/navigation.ts'
import { SECTIONS } from '../../src/renderer/src/screens/settings/sections.ts'
import { type Actor, may, type Permission, type Role } from '../../src/shared/domain/permissions.ts'

function person(role: Role, withdrawn: readonly Permission[] = []) {
  const actor: Actor = { staffId: 1, name: 'Somebody', role, granted: [], withdrawn }
  return (permission: Permission) => may(actor, permission)
}

const screensOf = (who: ReturnType<typeof person>) => offeredTo(who, NAVIGATION).map(({ to }) => to)

describe('the screens that somebody is offered', () => {
  it('are all of them for the owner and the front desk', () => {
    const all = NAVIGATION.map(({ to }) => to)
    expect(screensOf(person('owner'))).toEqual(all)
    expect(screensOf(person('front_desk'))).toEqual(all)
  })

  it('are none with all clients for a trainer, whose list main would refuse', () => {
    expect(screensOf(person('trainer'))).toEqual([
      '/today',
      '/schedule',
      '/sessions',
      '/assignments',
      '/inbox',
      '/settings',
    ])
  })

  it('follow what was withdrawn from one person', () => {
    expect(screensOf(person('front_desk', ['clients.read']))).toEqual([
      '/today',
      '/schedule',
      '/sessions',
      '/assignments',
      '/purchases',
      '/inbox',
      '/settings',
    ])
    expect(screensOf(person('trainer', ['schedule.read']))).toEqual(['/settings'])
  })

  it('leave everybody their own sign-in and their own window among the settings', () => {
    const nobody = () => false
    expect(offeredTo(nobody, SECTIONS).map(({ name }) => name)).toEqual([
      'signIn',
      'policies',
      'studio',
      'window',
    ])
    const others = SECTIONS.filter(({ name }) => name !== 'permissions' && name !== 'stripe')
    expect(offeredTo(person('trainer'), SECTIONS)).toEqual(others)
  })
})
