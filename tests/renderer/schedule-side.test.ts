import { describe, expect, it } from 'vitest'
import type { Resource } from '../../src/renderer/src/screens/schedule/columns.ts'
import { scheduleModel } from '../../src/renderer/src/screens/schedule/columns.ts'
import { isMeant, matchAfter, matchesIn } from '../../src/renderer/src/screens/schedule/find.ts'
import { foundSessions } from '../../src/renderer/src/screens/schedule/found-elsewhere.ts'
import { changedSearch } from '../../src/renderer/src/screens/schedule/search.ts'
import {
  arrangementOf,
  inOrder,
  NOT_ARRANGED,
  notHidden,
  withAll,
  withMoved,
  withPinToggled,
  withStep,
  withToggled,
} from '../../src/renderer/src/screens/schedule/side/arrangement.ts'
import {
  isBare,
  isSameView,
  searchOf,
  settingsFrom,
  settingsOf,
} from '../../src/renderer/src/screens/schedule/side/view-settings.ts'
import { isWaiting, needsRoomBy, waitingIn } from '../../src/renderer/src/screens/schedule/tray.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { aPlace, sessionMaker } from './schedule-support.ts'

const resource = (id: number | null): Resource => ({ id, name: id === null ? null : `Trainer ${id}` })
const ALL = [1, 2, 3, 4].map(resource).concat(resource(null))
const idsOf = (resources: readonly Resource[]) => resources.map(({ id }) => id)

describe('the arrangement of columns', () => {
  it('leaves what it does not name in its own order, behind', () => {
    expect(inOrder(ALL, NOT_ARRANGED)).toEqual(ALL)
    expect(idsOf(inOrder(ALL, { ...NOT_ARRANGED, order: [3, 9, 1] }))).toEqual([3, 1, 2, 4, null])
  })

  it('has the pinned ones first, in the same order', () => {
    const arrangement = { ...NOT_ARRANGED, order: [4, 3, 2, 1], pinned: [1, 3] }
    expect(idsOf(inOrder(ALL, arrangement))).toEqual([3, 1, 4, 2, null])
  })

  it('hides what is unticked, the column of nobody too', () => {
    const hidden = withToggled(withToggled(NOT_ARRANGED, 2), 0)
    expect(idsOf(notHidden(ALL, hidden))).toEqual([1, 3, 4])
    expect(withToggled(hidden, 2).hidden).toEqual([0])
    expect(notHidden(ALL, NOT_ARRANGED)).toBe(ALL)
  })

  it('shows or hides all that are listed, and nobody else', () => {
    const some = ALL.slice(0, 2)
    const none = withAll({ ...NOT_ARRANGED, hidden: [2, 4] }, some, false)
    expect(none.hidden).toEqual([4, 1, 2])
    expect(withAll(none, some, true).hidden).toEqual([4])
  })

  it('moves a column to where another stands', () => {
    expect(idsOf(inOrder(ALL, withMoved(NOT_ARRANGED, ALL, 4, 1)))).toEqual([4, 1, 2, 3, null])
    expect(idsOf(inOrder(ALL, withMoved(NOT_ARRANGED, ALL, 1, 3)))).toEqual([2, 3, 1, 4, null])
    expect(withMoved(NOT_ARRANGED, ALL, 1, 1)).toBe(NOT_ARRANGED)
    expect(withMoved(NOT_ARRANGED, ALL, 9, 1)).toBe(NOT_ARRANGED)
    expect(withMoved(NOT_ARRANGED, ALL, 1, 9)).toBe(NOT_ARRANGED)
  })

  it('keeps pinned ones among themselves', () => {
    const pinned = withPinToggled(NOT_ARRANGED, 3)
    expect(idsOf(inOrder(ALL, pinned))).toEqual([3, 1, 2, 4, null])
    expect(withMoved(pinned, ALL, 1, 3)).toBe(pinned)
    expect(withStep(pinned, ALL, 1, -1)).toBe(pinned)
    expect(withPinToggled(pinned, 3).pinned).toEqual([])
  })

  it('steps by one, and not beyond the edge', () => {
    const later = withStep(NOT_ARRANGED, ALL, 1, 1)
    expect(idsOf(inOrder(ALL, later))).toEqual([2, 1, 3, 4, null])
    expect(idsOf(inOrder(ALL, withStep(later, ALL, 1, -1)))).toEqual([1, 2, 3, 4, null])
    expect(withStep(NOT_ARRANGED, ALL, 1, -1)).toBe(NOT_ARRANGED)
    expect(withStep(NOT_ARRANGED, ALL, 0, 1)).toBe(NOT_ARRANGED)
  })

  it('is what the address says, and else as it was', () => {
    const kept = { hidden: [1], order: [2], pinned: [3] }
    expect(arrangementOf({}, kept)).toEqual(kept)
    expect(arrangementOf({ hidden: [], pinned: [4] }, kept)).toEqual({ hidden: [], order: [2], pinned: [4] })
  })

  it('is not taken over to columns of another kind', () => {
    const now = { hidden: [1], order: [2], pinned: [3], date: '2026-03-02' }
    expect(changedSearch(now, { group: 'room' })).toEqual({
      date: '2026-03-02',
      group: 'room',
      hidden: undefined,
      order: undefined,
      pinned: undefined,
    })
    expect(changedSearch(now, { group: 'trainer' })).toEqual({ ...now, group: 'trainer' })
    expect(changedSearch(now, { group: undefined })).toEqual({ ...now, group: undefined })
    expect(changedSearch(now, { zoom: 'large' })).toEqual({ ...now, zoom: 'large' })
  })
})

const scale = dayScale('2026-03-02', 'Europe/Berlin')

describe('the search in the schedule', () => {
  const session = sessionMaker(scale.startsAt)
  const yoga = session(600, 60, 1, {
    title: 'Yoga Flow',
    trainerName: 'Zoë Müller',
    roomName: 'Loft',
    bookings: [aPlace(1, 'Ada Berg', 'confirmed'), aPlace(2, 'Ben Gone', 'cancelled')],
  })

  it('means sessions by the beginnings of words, whatever the case and accents', () => {
    for (const query of ['yoga', 'FLO yo', 'ada', 'zoe', 'mull loft', ' berg ']) {
      expect(isMeant(yoga, query), query).toBe(true)
    }
    for (const query of ['', ' ', 'oga', 'ben', 'ada pilates'])
      expect(isMeant(yoga, query), query).toBe(false)
  })

  it('finds them in the order of time, with where they stand', () => {
    const late = session(900, 60, 1, { title: 'Yoga late' })
    const other = session(540, 60, 2, { title: 'Yoga early' })
    const nobody = session(700, 60, null, { title: 'Yoga for nobody' })
    const view = scheduleModel()({
      scales: [scale],
      resources: [resource(1), resource(2)],
      group: 'trainer',
      sessions: [late, yoga, other, nobody],
      blocks: [],
      now: scale.startsAt,
      shows: () => true,
    })
    const found = matchesIn(view.columns, [nobody], 'yoga')
    expect(found.map((match) => [match.session.title, match.place?.column ?? null])).toEqual([
      ['Yoga early', 1],
      ['Yoga Flow', 0],
      ['Yoga for nobody', null],
      ['Yoga late', 0],
    ])
    expect(matchesIn(view.columns, [nobody], ' ')).toEqual([])
  })

  it('finds the rows of the agenda without any column', () => {
    const late = session(900, 60, 1, { title: 'Yoga late' })
    expect(matchesIn([], [late, yoga], 'yoga')).toEqual([
      { session: yoga, place: null },
      { session: late, place: null },
    ])
  })

  it('finds what lies behind "+n" at the place of that', () => {
    const many = Array.from({ length: 7 }, (_, index) => session(600, 60, 1, { title: `Class ${index}` }))
    const view = scheduleModel()({
      scales: [scale],
      resources: [resource(1)],
      group: 'trainer',
      sessions: many,
      blocks: [],
      now: scale.startsAt,
      shows: () => true,
    })
    const hidden = view.columns[0]?.more[0]?.sessions ?? []
    const last = hidden.at(-1)
    const [match] = matchesIn(view.columns, [], last?.title ?? '')
    expect(match).toMatchObject({ session: { id: last?.id }, place: { stop: { id: hidden[0]?.id } } })
  })

  it('goes round at the ends', () => {
    expect(matchAfter(0, null, 1)).toBeNull()
    expect([matchAfter(3, null, 1), matchAfter(3, null, -1)]).toEqual([0, 2])
    expect([matchAfter(3, 2, 1), matchAfter(3, 0, -1), matchAfter(3, 1, 1)]).toEqual([0, 2, 2])
  })

  it('shows a session of several bookings once, with who still comes', () => {
    const row = { sessionId: 1, title: 'Flow', trainerName: 'Zoë', startsAt: '2026-03-02T09:00:00Z' }
    const rows = [
      { ...row, clientName: 'Ada', status: 'confirmed' },
      { ...row, clientName: 'Ben', status: 'cancelled' },
      { ...row, clientName: 'Cem', status: 'completed' },
      { ...row, sessionId: 2, clientName: null, status: 'open' },
    ] as unknown as Parameters<typeof foundSessions>[0]
    expect(foundSessions(rows)).toEqual([
      { ...row, clients: ['Ada', 'Cem'] },
      { ...row, sessionId: 2, clients: [] },
    ])
  })
})

describe('the tray', () => {
  const session = sessionMaker(scale.startsAt)
  const needsRoom = needsRoomBy([
    { id: 1, delivery: 'studio' },
    { id: 2, delivery: 'online' },
    { id: 3, delivery: 'client_place' },
  ])

  it('holds what nobody teaches, in the order of the day', () => {
    const late = session(900, 60, null)
    const early = session(540, 60, null, { status: 'cancelled' })
    expect(waitingIn([late, session(600, 60, 1), early], 'trainer', needsRoom)).toEqual([early, late])
  })

  it('holds what has no room only where one is needed', () => {
    const of = (serviceId: number, more = {}) => session(600, 60, 1, { serviceId, ...more })
    expect(isWaiting(of(1), 'room', needsRoom)).toBe(true)
    expect(isWaiting(of(9), 'room', needsRoom)).toBe(true)
    expect(isWaiting(of(2), 'room', needsRoom)).toBe(false)
    expect(isWaiting(of(3), 'room', needsRoom)).toBe(false)
    expect(isWaiting(of(1, { platform: 'zoom' }), 'room', needsRoom)).toBe(false)
    expect(isWaiting(of(1, { roomId: 4 }), 'room', needsRoom)).toBe(false)
  })
})

describe('a named view', () => {
  const arrangement = { hidden: [2], order: [], pinned: [1] }

  it('says how one looks and not where, the columns whole', () => {
    const search = { date: '2026-03-02', session: 4, saved: 9, view: 'week', status: undefined } as const
    expect(settingsOf(search, arrangement)).toEqual({ view: 'week', hidden: [2], pinned: [1] })
  })

  it('is opened where one is, and what it does not say is as usual', () => {
    const now = { date: '2026-03-02', zoom: 'large', services: [1] } as const
    expect(searchOf(now as never, 9, { view: 'week', hidden: [2] })).toEqual({
      date: '2026-03-02',
      view: 'week',
      hidden: [2],
      order: [],
      pinned: [],
      saved: 9,
    })
  })

  it('is read as far as it is known', () => {
    expect(settingsFrom({ view: 'week', zoom: 'gigantic', moon: 'full', session: 4 })).toEqual({
      view: 'week',
    })
    expect(settingsFrom('nonsense')).toEqual({})
  })

  it('is the same after being kept and read, and another when anything was changed', () => {
    const settings = settingsOf({ view: 'week', services: [1, 2] }, arrangement)
    const read = settingsFrom(JSON.parse(JSON.stringify(settings)))
    expect(isSameView(settings, read)).toBe(true)
    expect(isSameView({ ...read, order: [] }, settings)).toBe(true)
    expect(isSameView({ ...read, services: [2, 1] }, settings)).toBe(false)
    expect(isSameView({ ...read, zoom: 'large' }, settings)).toBe(false)
  })

  it('is opened by itself only where nothing else was asked for', () => {
    expect(isBare({})).toBe(true)
    expect(isBare({ date: '2026-03-02', session: 3, view: undefined })).toBe(true)
    expect(isBare({ view: 'week' })).toBe(false)
    expect(isBare({ saved: 1 })).toBe(false)
  })
})
