import { describe, expect, it } from 'vitest'
import { ROLES } from '../../src/shared/domain/permissions.ts'
import {
  DEFAULT_IDLE,
  idleMinutes,
  isEnough,
  isShutOut,
  LONGEST_SECRET,
  MOST_IDLE,
  mostMisses,
  pauseSeconds,
  secretKind,
  triesLeft,
} from '../../src/shared/domain/sign-in.ts'

describe('what somebody signs in with', () => {
  it.each<[string, ReturnType<typeof secretKind>]>([
    ['', null],
    ['12345', null],
    ['123456', 'pin'],
    ['12345678901', 'pin'],
    ['123456789012', 'password'],
    ['12345a', null],
    ['a12345', null],
    ['1234 56', null],
    ['١٢٣٤٥٦', null],
    ['elevenchars', null],
    ['twelve chars', 'password'],
    ['🂡🂢🂣🂤🂥🂦🂧🂨🂩🂪🂫', null],
    ['🂡🂢🂣🂤🂥🂦🂧🂨🂩🂪🂫🂭', 'password'],
    ['x'.repeat(LONGEST_SECRET), 'password'],
    ['x'.repeat(LONGEST_SECRET + 1), null],
    ['1'.repeat(LONGEST_SECRET + 1), null],
  ])('%s is %s', (text, kind) => {
    expect(secretKind(text)).toBe(kind)
  })

  it('is a password for an owner, and either for everybody else', () => {
    expect(ROLES.map((role) => [role, isEnough(role, 'pin'), isEnough(role, 'password')])).toEqual([
      ['owner', false, true],
      ['front_desk', true, true],
      ['trainer', true, true],
    ])
  })
})

describe('wrong tries', () => {
  it('cost nothing up to the fourth, then 30 seconds, doubling up to 15 minutes', () => {
    const seconds = [0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 60, 100].map(pauseSeconds)

    expect(seconds).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900])
  })

  it('shut a person out at the tenth, and an owner at the hundredth', () => {
    expect(ROLES.map(mostMisses)).toEqual([100, 10, 10])
    expect([9, 10, 11].map((misses) => isShutOut('trainer', misses))).toEqual([false, true, true])
    expect([10, 99, 100, 101].map((misses) => isShutOut('owner', misses))).toEqual([false, false, true, true])
  })

  it('leave fewer and fewer until the next pause, then one at a time, then none', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 9, 10, 11].map((misses) => triesLeft('trainer', misses))).toEqual([
      5, 4, 3, 2, 1, 1, 1, 1, 0, 0,
    ])
    expect([4, 5, 10, 99, 100].map((misses) => triesLeft('owner', misses))).toEqual([1, 1, 1, 1, 0])
  })
})

describe('the time until the app locks by itself', () => {
  it('is the owner’s own, and one for everybody else', () => {
    expect(ROLES.map((role) => idleMinutes(role, { deskMinutes: 2, ownerMinutes: 7 }))).toEqual([7, 2, 2])
  })

  it('is 3 minutes at the desk and 10 for the owner, and at most 15 and 30', () => {
    expect([DEFAULT_IDLE, MOST_IDLE]).toEqual([
      { deskMinutes: 3, ownerMinutes: 10 },
      { deskMinutes: 15, ownerMinutes: 30 },
    ])
  })
})
