import { describe, expect, it } from 'vitest'
import { german } from '../../src/shared/messages/de/german.ts'
import { english } from '../../src/shared/messages/english.ts'

const PACK = { name: 'Silver', queuedBehind: 'Gold', expiresOn: '2026-04-01' }
const FREEZE = { from: '2026-03-10', until: '2026-03-13' }

describe('from when a pack pays', () => {
  it.each([
    [
      'queued',
      { day: '2026-03-14', freeze: null },
      'Pays from 14 Mar 2026, when Gold has ended.',
      'Zahlt ab 14. März 2026, wenn Gold zu Ende ist.',
    ],
    [
      'frozen',
      { day: '2026-03-14', freeze: FREEZE },
      'Pays from 14 Mar 2026: Silver is frozen from 10 Mar 2026 until 13 Mar 2026.',
      'Zahlt ab 14. März 2026: Silver ist vom 10. März 2026 bis 13. März 2026 pausiert.',
    ],
    [
      'not_yet_effective',
      { day: '2026-03-14', freeze: null },
      'Pays from 14 Mar 2026.',
      'Zahlt ab 14. März 2026.',
    ],
    [
      'queued',
      { day: null, freeze: null },
      'Silver waits behind Gold, which never expires: from which day it pays is not known. Plan its sessions when Gold is used up, or end Gold first.',
      'Silver wartet hinter Gold, das nie abläuft: Ab welchem Tag es zahlt, ist nicht bekannt. Planen Sie die Termine, wenn Gold verbraucht ist, oder beenden Sie Gold zuerst.',
    ],
    [
      'frozen',
      { day: null, freeze: { ...FREEZE, until: null } },
      'Silver is frozen from 10 Mar 2026 until further notice. End the freeze first, or say when it ends.',
      'Silver ist ab 10. März 2026 bis auf Weiteres pausiert. Beenden Sie zuerst die Pause, oder sagen Sie, wann sie endet.',
    ],
    [
      'expired',
      { day: null, freeze: null },
      'Silver is valid until 1 Apr 2026 only. Choose an earlier first day, or extend it first.',
      'Silver ist nur bis 1. Apr. 2026 gültig. Wählen Sie einen früheren ersten Tag, oder verlängern Sie es zuerst.',
    ],
    [
      'empty',
      { day: null, freeze: null },
      'No credits of this sale are left to book with.',
      'Von diesem Verkauf sind keine Einheiten zum Buchen mehr übrig.',
    ],
  ] as const)('%s', (problem, facts, inEnglish, inGerman) => {
    expect(english.paidFromSentence(PACK, problem, facts)).toBe(inEnglish)
    expect(german.paidFromSentence(PACK, problem, facts)).toBe(inGerman)
  })
})

it('whoever was to teach and does not is named with the reason', () => {
  const told = [
    english.passedOverSentence('Tara', { as: 'assigned', why: 'on_leave' }),
    german.passedOverSentence('Tara', { as: 'assigned', why: 'on_leave' }),
    english.passedOverSentence('Tara', { as: 'before', why: 'inactive' }),
    german.passedOverSentence('Tara', { as: 'before', why: 'inactive' }),
  ]
  expect(told).toEqual([
    'Tara looks after the client, but is on leave at most of these times.',
    'Tara betreut den Kunden, ist aber zu den meisten dieser Zeiten abwesend.',
    'Tara was to teach these sessions, but is no longer active.',
    'Tara sollte diese Termine leiten, ist aber nicht mehr aktiv.',
  ])
})
