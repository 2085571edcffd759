import { describe, expect, it } from 'vitest'
import { type CarryStep, carryStep, cursorAt } from '../../src/renderer/src/screens/schedule/carry.ts'
import { resourcesOf, scheduleModel } from '../../src/renderer/src/screens/schedule/columns.ts'
import {
  type DragEvent,
  type DragState,
  dragStep,
  type Grip,
  IDLE,
  type Pointer,
} from '../../src/renderer/src/screens/schedule/drag.ts'
import {
  columnsSeen,
  columnWidth,
  edgeScroll,
  gridPointAt,
  type Layout,
  widthClass,
} from '../../src/renderer/src/screens/schedule/geometry.ts'
import { isSamePlace, wishAt } from '../../src/renderer/src/screens/schedule/place.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { addDays, wallTimeOf } from '../../src/shared/domain/time.ts'
import { aTrainer, NOTHING, sessionMaker } from './schedule-support.ts'

const ZONE = 'Europe/Berlin'
const MINUTE = 60_000

function weekOf(date: string) {
  const scales = Array.from({ length: 7 }, (_, day) => dayScale(addDays(date, day), ZONE))
  const resources = resourcesOf('trainer', [aTrainer(1), aTrainer(2)], [], [])
  return scheduleModel()({ scales, resources, group: 'trainer', ...NOTHING }).columns
}

const COLUMNS = weekOf('2026-03-02')
const START = COLUMNS[0]?.scale.startsAt ?? 0
const aSession = sessionMaker(START)
const session = aSession(600, 60)

/** A pointer over a column at a minute of its day; a px a minute, a hundred a column. */
function at(
  column: number,
  minute: number,
  keys: Partial<Pick<Pointer, 'alt' | 'shift'>> = {},
  columns = COLUMNS,
): Pointer {
  const instant = (columns[column]?.scale.startsAt ?? 0) + minute * MINUTE
  return { x: column * 100, y: minute, column, instant, alt: false, shift: false, ...keys }
}

function drag(grip: Grip, from: Pointer, ...to: readonly Pointer[]): DragState {
  const events: readonly DragEvent[] = [
    { kind: 'press', grip, at: from },
    ...to.map((pointer) => ({ kind: 'move' as const, at: pointer })),
  ]
  return events.reduce((state, event) => dragStep(state, event, COLUMNS), IDLE)
}

/** What the place says: column, minute of the first day, length. */
function placeOf(state: DragState): readonly number[] | null {
  if (state.phase !== 'dragging' && state.phase !== 'dropped') return null
  const { column, startsAt, minutes } = state.place
  return [column, (startsAt - START) / MINUTE, minutes]
}

describe('dragging', () => {
  const move = { kind: 'move', session } as const

  it('begins after four px, not before', () => {
    expect(drag(move, at(0, 620), at(0, 623)).phase).toBe('pressed')
    expect(drag(move, at(0, 620), at(0, 624)).phase).toBe('dragging')
    expect(dragStep(IDLE, { kind: 'move', at: at(0, 700) }, COLUMNS)).toBe(IDLE)
  })

  it('brings a session from beside the grid to the quarter of an hour under the hand', () => {
    const bring = { kind: 'bring', session } as const
    expect(placeOf(drag(bring, at(0, 0), at(3, 700)))).toEqual([3, 24 * 60 + 690, 60])
    expect(placeOf(drag(bring, at(0, 0), at(3, 709, { alt: true })))).toEqual([3, 24 * 60 + 705, 60])
  })

  it('brings it at its own time of that day with Shift', () => {
    const bring = { kind: 'bring', session } as const
    expect(placeOf(drag(bring, at(0, 0), at(3, 700, { shift: true })))).toEqual([3, 24 * 60 + 600, 60])
  })

  it('goes on from the day that was pressed when other days came on screen meanwhile', () => {
    const next = weekOf('2026-03-09')
    const pressed = dragStep(IDLE, { kind: 'press', grip: move, at: at(0, 620) }, COLUMNS)
    const state = dragStep(pressed, { kind: 'move', at: at(1, 680, {}, next) }, next)
    expect(placeOf(state)).toEqual([1, 7 * 24 * 60 + 660, 60])
  })

  it('moves by quarters of an hour, and keeps the spot that was taken hold of', () => {
    expect(placeOf(drag(move, at(0, 650), at(0, 660)))).toEqual([0, 615, 60])
    expect(placeOf(drag(move, at(0, 650), at(0, 656)))).toEqual([0, 600, 60])
    expect(placeOf(drag(move, at(0, 650), at(0, 600)))).toEqual([0, 555, 60])
  })

  it('moves by five minutes with Alt', () => {
    expect(placeOf(drag(move, at(0, 650), at(0, 661, { alt: true })))).toEqual([0, 610, 60])
  })

  it('moves to another trainer and to another day', () => {
    expect(placeOf(drag(move, at(0, 650), at(1, 650)))).toEqual([1, 600, 60])
    expect(placeOf(drag(move, at(0, 650), at(4, 680)))).toEqual([4, 2 * 1440 + 630, 60])
  })

  it('keeps to one axis with Shift: the one the pointer went further along', () => {
    expect(placeOf(drag(move, at(0, 650), at(3, 700, { shift: true })))).toEqual([3, 1440 + 600, 60])
    expect(placeOf(drag(move, at(0, 650), at(1, 770, { shift: true })))).toEqual([0, 720, 60])
    expect(placeOf(drag(move, at(0, 650), at(2, 950, { shift: true })))).toEqual([0, 900, 60])
  })

  it('leaves a session that was beside the raster where it was until it moves by a step', () => {
    const odd = { kind: 'move', session: aSession(607, 60) } as const

    expect(placeOf(drag(odd, at(0, 620), at(0, 626)))).toEqual([0, 607, 60])
    expect(placeOf(drag(odd, at(0, 620), at(0, 632)))).toEqual([0, 615, 60])
    expect(placeOf(drag(odd, at(0, 620), at(2, 620)))).toEqual([2, 1440 + 607, 60])
  })

  it('changes the end or the start, and the other one stays', () => {
    expect(placeOf(drag({ kind: 'end', session }, at(0, 660), at(0, 688)))).toEqual([0, 600, 90])
    expect(placeOf(drag({ kind: 'end', session }, at(0, 660), at(0, 500)))).toEqual([0, 600, 15])
    expect(placeOf(drag({ kind: 'start', session }, at(0, 600), at(0, 569)))).toEqual([0, 570, 90])
    expect(placeOf(drag({ kind: 'start', session }, at(0, 600), at(0, 900)))).toEqual([0, 645, 15])
    expect(placeOf(drag({ kind: 'end', session }, at(0, 660), at(5, 660)))).toEqual([0, 600, 1440])
  })

  it('draws a new session from the quarter pressed to the one the pointer is in', () => {
    const create = { kind: 'create' } as const

    expect(placeOf(drag(create, at(1, 608), at(1, 640)))).toEqual([1, 600, 45])
    expect(placeOf(drag(create, at(1, 608), at(1, 570)))).toEqual([1, 570, 45])
    expect(placeOf(drag(create, at(1, 608), at(1, 613)))).toEqual([1, 600, 15])
  })

  it('ends with a drop, or with nothing when it was given up or was no drag', () => {
    const dragging = drag(move, at(0, 620), at(0, 680))

    expect(dragStep(dragging, { kind: 'release' }, COLUMNS)).toMatchObject({ phase: 'dropped', grip: move })
    expect(dragStep(dragging, { kind: 'cancel' }, COLUMNS)).toBe(IDLE)
    expect(dragStep(drag(move, at(0, 620)), { kind: 'release' }, COLUMNS)).toBe(IDLE)
    expect(dragStep(dragging, { kind: 'press', grip: move, at: at(1, 0) }, COLUMNS)).toBe(dragging)
  })

  it('keeps the time of the clock over a night in which it changes', () => {
    const columns = weekOf('2026-03-23')
    const maker = sessionMaker(columns[10]?.scale.startsAt ?? 0)
    const saturday = maker(600, 60)
    const grip = { kind: 'move', session: saturday } as const
    const pressed = dragStep(IDLE, { kind: 'press', grip, at: at(10, 610, {}, columns) }, columns)
    const dragged = dragStep(pressed, { kind: 'move', at: at(12, 550, {}, columns) }, columns)

    expect(dragged.phase === 'dragging' && wallTimeOf(dragged.place.startsAt, ZONE)).toBe('2026-03-29T10:00')
  })
})

describe('carrying by keyboard', () => {
  const place = { column: 0, startsAt: START + 600 * MINUTE, minutes: 60 }
  const step = (from: typeof place, ...steps: readonly CarryStep[]) => {
    const { column, startsAt, minutes } = steps.reduce((now, one) => carryStep(now, one, COLUMNS), from)
    return [column, (startsAt - START) / MINUTE, minutes]
  }

  it('moves by a quarter of an hour, and onto the raster first', () => {
    expect(step(place, 'later')).toEqual([0, 615, 60])
    expect(step(place, 'earlier')).toEqual([0, 585, 60])
    const odd = { ...place, startsAt: START + 607 * MINUTE }
    expect(step(odd, 'later')).toEqual([0, 615, 60])
    expect(step(odd, 'earlier')).toEqual([0, 600, 60])
  })

  it('moves from column to column, over the days, and stops at the edges', () => {
    expect(step(place, 'after')).toEqual([1, 600, 60])
    expect(step(place, 'after', 'after')).toEqual([2, 1440 + 600, 60])
    expect(step(place, 'before')).toEqual([0, 600, 60])
    expect(step({ ...place, startsAt: START }, 'earlier')).toEqual([0, 0, 60])
    expect(step({ ...place, startsAt: START + 1425 * MINUTE }, 'later')).toEqual([0, 1425, 60])
  })

  it('makes it longer and shorter, never shorter than a quarter of an hour unless it is so already', () => {
    expect(step(place, 'longer')).toEqual([0, 600, 75])
    expect(step(place, 'shorter')).toEqual([0, 600, 45])
    expect(step({ ...place, minutes: 50 }, 'shorter')).toEqual([0, 600, 45])
    expect(step({ ...place, minutes: 50 }, 'longer')).toEqual([0, 600, 60])
    expect(step({ ...place, minutes: 15 }, 'shorter')).toEqual([0, 600, 15])
    expect(step({ ...place, minutes: 1440 }, 'longer')).toEqual([0, 600, 1440])
  })

  it('has a cursor on the raster', () => {
    expect(cursorAt(2, START + 614 * MINUTE)).toEqual({
      column: 2,
      startsAt: START + 600 * MINUTE,
      minutes: 15,
    })
  })
})

describe('a place', () => {
  const place = { column: 1, startsAt: START, minutes: 45 }
  const column = COLUMNS[1]

  it('means another trainer, or another room, and leaves the rest', () => {
    const placed = aSession(600, 60, 1, { roomId: 7 })
    if (column === undefined) throw new Error('the week has columns')

    expect(wishAt(place, column, 'trainer', placed)).toMatchObject({ trainerId: 2, roomId: 7, minutes: 45 })
    expect(wishAt(place, column, 'room', placed)).toMatchObject({ trainerId: 1, roomId: 2 })
    expect(wishAt(place, column, 'trainer', null)).toMatchObject({ trainerId: 2, roomId: null })
  })

  it('is the same only in all three', () => {
    expect(isSamePlace(place, { ...place })).toBe(true)
    expect(isSamePlace(place, { ...place, column: 2 })).toBe(false)
    expect(isSamePlace(place, { ...place, minutes: 30 })).toBe(false)
    expect(isSamePlace(place, { ...place, startsAt: 0 })).toBe(false)
  })
})

describe('geometry', () => {
  const layout: Layout = {
    box: { left: 200, top: 100, width: 864, height: 600 },
    scrollLeft: 0,
    scrollTop: 0,
    above: 0,
    head: 40,
    columnWidth: 120,
    count: 20,
    minutePx: 2,
    from: 360,
    to: 1320,
    rtl: false,
  }

  it('shares the width among the columns, between 112 and 480 px each', () => {
    expect([1, 4, 84].map((count) => columnWidth(864, count))).toEqual([480, 200, 112])
    expect(columnWidth(864, 0)).toBe(480)
  })

  it('tells how much room a card has', () => {
    expect([149, 150, 299, 300].map(widthClass)).toEqual(['narrow', 'middle', 'middle', 'wide'])
  })

  it('draws the columns that are seen and two more on either side', () => {
    expect(columnsSeen(0, 864, 100, 84)).toEqual({ from: 0, to: 10 })
    expect(columnsSeen(1050, 864, 100, 84)).toEqual({ from: 8, to: 21 })
    expect(columnsSeen(-1050, 864, 100, 84)).toEqual({ from: 8, to: 21 })
    expect(columnsSeen(7600, 864, 100, 84)).toEqual({ from: 74, to: 84 })
    expect(columnsSeen(0, 0, 100, 84)).toEqual({ from: 0, to: 0 })
  })

  it('finds the column and the minute under a pointer, and the nearest beyond the edges', () => {
    expect(gridPointAt(layout, 264 + 130, 140 + 60)).toEqual({ column: 1, minute: 390 })
    expect(gridPointAt({ ...layout, scrollLeft: 240, scrollTop: 100 }, 264, 140)).toEqual({
      column: 2,
      minute: 410,
    })
    expect(gridPointAt(layout, 0, 0)).toEqual({ column: 0, minute: 360 })
    expect(gridPointAt(layout, 9999, 9999)).toEqual({ column: 19, minute: 1320 })
  })

  it('counts from the right where reading begins there', () => {
    expect(gridPointAt({ ...layout, rtl: true, scrollLeft: -120 }, 1064 - 64 - 10, 140).column).toBe(1)
  })

  it('scrolls near the edges, faster the nearer', () => {
    expect(edgeScroll(layout, 600, 400)).toEqual({ dx: 0, dy: 0 })
    expect(edgeScroll(layout, 265, 400).dx).toBe(-18)
    expect(edgeScroll(layout, 1040, 400).dx).toBe(9)
    expect(edgeScroll(layout, 600, 690).dy).toBe(15)
    expect(edgeScroll(layout, 600, 0).dy).toBe(-18)
    expect(edgeScroll({ ...layout, rtl: true }, 210, 400).dx).toBe(-15)
  })
})
