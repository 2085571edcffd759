import { describe, expect, it } from 'vitest'
import { freezeLiesAhead } from '../../src/renderer/src/panels/pack.ts'
import { packActs } from '../../src/renderer/src/screens/client/pack-acts.ts'
import { canBeExtended } from '../../src/renderer/src/screens/client/view-model.ts'

const FREEZE = { id: 1, from: '2026-03-10', until: '2026-03-19', days: 10 }

describe('what a pack’s menu offers', () => {
  it.each([
    ['an active one', 'active', null, ['freeze', 'end']],
    ['one that will be frozen', 'active', FREEZE, ['unfreeze', 'end']],
    ['a frozen one', 'frozen', FREEZE, ['unfreeze', 'end']],
    ['one that waits', 'queued', null, ['end']],
    ['one that has ended', 'ended', null, []],
    ['one that ended under a freeze', 'ended', FREEZE, ['unfreeze']],
  ] as const)('for %s', (_what, status, freeze, acts) => {
    expect(packActs({ status, freeze }, () => true)).toEqual(acts)
  })

  it('leaves out what the person may not', () => {
    const active = { status: 'active', freeze: null } as const

    expect(packActs(active, (permission) => permission === 'credits.allocate')).toEqual(['freeze'])
    expect(packActs(active, (permission) => permission === 'credits.revoke')).toEqual(['end'])
    expect(packActs(active, () => false)).toEqual([])
  })

  it.each([
    ['2026-03-09', true],
    ['2026-03-10', false],
  ])('calls off on %s what lies ahead: %s', (today, ahead) => {
    expect(freezeLiesAhead({ freeze: FREEZE }, today)).toBe(ahead)
    expect(freezeLiesAhead({ freeze: null }, today)).toBe(false)
  })
})

describe('an extension', () => {
  it.each([
    ['a purchase that expires', 'purchase', '2026-03-31', true],
    ['one that never expires', 'purchase', null, false],
    ['a gift for one booking', 'comp', '2026-03-31', false],
  ] as const)('is offered for %s', (_what, source, expiresOn, offered) => {
    expect(canBeExtended({ source, expiresOn })).toBe(offered)
  })
})
