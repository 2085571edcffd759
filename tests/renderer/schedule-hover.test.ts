import { describe, expect, it } from 'vitest'
import { floatingPlace } from '../../src/renderer/src/components/floating-place.ts'

const SCREEN = { width: 1280, height: 800 }
const CARD = { width: 288, height: 240 }
const anchorAt = (left: number, top: number, width = 160, height = 60) => ({ left, top, width, height })
const place = (...given: Parameters<typeof anchorAt>) =>
  floatingPlace(anchorAt(...given), CARD, SCREEN, false)

describe('what floats beside a session', () => {
  it('stands where reading goes on, and on the other side where there is no room', () => {
    expect(place(400, 100)).toEqual({ left: 566, top: 100 })
    expect(place(1000, 100)).toEqual({ left: 706, top: 100 })
    expect(floatingPlace(anchorAt(400, 100), CARD, SCREEN, true)).toEqual({ left: 106, top: 100 })
    expect(floatingPlace(anchorAt(200, 100), CARD, SCREEN, true)).toEqual({ left: 366, top: 100 })
  })

  it('never goes beyond the window', () => {
    expect(place(400, 700).top).toBe(552)
    expect(place(400, -20).top).toBe(8)
  })

  it('stands below or above what is as wide as the window', () => {
    expect(place(200, 100, 1000, 60)).toEqual({ left: 200, top: 166 })
    expect(place(200, 600, 1000, 60)).toEqual({ left: 200, top: 354 })
  })

  it('shows its beginning where nothing fits', () => {
    expect(
      floatingPlace(anchorAt(0, 0), { width: 400, height: 900 }, { width: 300, height: 500 }, false),
    ).toEqual({ left: 8, top: 8 })
  })
})
