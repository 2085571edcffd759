import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fitPlace, readPlace, writePlace } from '../../src/main/window-place.ts'

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 }
const PLACE = { x: 100, y: 80, width: 1400, height: 900, maximized: false }

describe('where a window stood', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tallybook-'))
    file = join(folder, 'window.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is remembered, in one file', () => {
    writePlace(file, { ...PLACE, maximized: true })

    expect(readPlace(file)).toEqual({ ...PLACE, maximized: true })
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":1}',
    '{"x":"1","y":2,"width":3,"height":4}',
    '{"x":1e99,"y":0,"width":1,"height":1}',
  ])('is forgotten when the file says %j', (text) => {
    writeFileSync(file, text)

    expect(readPlace(file)).toBeNull()
  })

  test('is unknown at the first start', () => {
    expect(readPlace(file)).toBeNull()
  })
})

describe('where the next window goes', () => {
  test('to the same place while it can be seen', () => {
    expect(fitPlace(PLACE, [SCREEN])).toEqual({ x: 100, y: 80, width: 1400, height: 900 })
  })

  test('to a second screen that is still there', () => {
    const right = { x: 1920, y: 0, width: 1920, height: 1080 }

    expect(fitPlace({ ...PLACE, x: 2500 }, [SCREEN, right])).toMatchObject({ x: 2500 })
  })

  test.each([
    ['a screen that is gone', { x: 2500 }],
    ['left of everything', { x: -1390 }],
    ['above the screen, without its title bar', { y: 0 }],
    ['below the screen', { y: 1000 }],
  ])('to wherever the system likes when it was on %s', (_where, change) => {
    expect(fitPlace({ ...PLACE, ...change }, [SCREEN])).toBeNull()
  })

  test('never smaller than the least size', () => {
    expect(fitPlace({ ...PLACE, width: 200, height: 100 }, [SCREEN])).toMatchObject({
      width: 1024,
      height: 700,
    })
  })

  test('to wherever the system likes at the first start', () => {
    expect(fitPlace(null, [SCREEN])).toBeNull()
  })
})
