import { describe, expect, test } from 'vitest'
import { exceedsLimits, MAX_BYTES, MAX_DEPTH } from '../../src/main/core/limits.ts'

function nested(levels: number): unknown {
  let value: unknown = 'core'
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? { inner: value } : [value]
  return value
}

const messageOf = (request: unknown) => {
  const refusal = exceedsLimits(request)
  return refusal?.code === 'VALIDATION' ? refusal.details.issues[0]?.message : refusal
}

describe('how much a request may hold', () => {
  test('an ordinary request passes', () => {
    const request = {
      clientId: 7,
      names: ['Ana', null],
      paid: true,
      bytes: new Uint8Array(10),
      none: undefined,
    }

    expect(exceedsLimits(request)).toBeNull()
    expect(exceedsLimits(undefined)).toBeNull()
  })

  test('forty levels pass and one more does not', () => {
    expect(exceedsLimits(nested(MAX_DEPTH))).toBeNull()
    expect(messageOf(nested(MAX_DEPTH + 1))).toBe('The request is nested deeper than 40 levels.')
  })

  test('a hundred thousand levels are refused without a crash', () => {
    expect(messageOf(nested(100_000))).toBe('The request is nested deeper than 40 levels.')
  })

  test('a cycle is refused', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    cycle.again = [cycle, cycle]

    expect(messageOf(cycle)).toBe('The request is nested deeper than 40 levels.')
  })

  test('a value that refers to itself over and over is refused in reasonable time', () => {
    let shared: unknown = 1
    for (let level = 0; level < MAX_DEPTH - 1; level += 1) shared = [shared, shared]

    expect(messageOf(shared)).toBe('The request is larger than 64 MiB.')
  })

  test('an import of 50 MB passes and 64 MiB of text does not', () => {
    expect(exceedsLimits({ content: new Uint8Array(50_000_000) })).toBeNull()
    expect(messageOf({ content: 'x'.repeat(MAX_BYTES / 2) })).toBe('The request is larger than 64 MiB.')
    expect(messageOf({ content: new Uint8Array(MAX_BYTES) })).toBe('The request is larger than 64 MiB.')
  })

  test('long keys count as well', () => {
    expect(messageOf({ ['k'.repeat(MAX_BYTES / 2)]: 1 })).toBe('The request is larger than 64 MiB.')
  })

  test('bytes are a field of the request and stand nowhere else', () => {
    const bytes = new Uint8Array(10)

    expect(exceedsLimits({ content: bytes })).toBeNull()
    for (const request of [bytes, { inner: { content: bytes } }, [[bytes]]]) {
      expect(messageOf(request)).toBe('The request holds bytes where no file can be.')
    }
  })

  test('no object brings a prototype along, however deep it lies', () => {
    for (const text of ['{"__proto__":{"a":1}}', '{"inner":[{"__proto__":null}]}']) {
      expect(exceedsLimits(JSON.parse(text))).toEqual({
        code: 'VALIDATION',
        details: { issues: [{ path: '__proto__', message: 'There is no such field.' }] },
      })
    }
  })

  test('a sparse array counts by its length', () => {
    expect(messageOf({ rows: new Array(2 ** 31) })).toBe('The request is larger than 64 MiB.')
  })

  test.each([
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
    ['a date', new Date(0)],
    ['an error', new Error('x')],
    ['a buffer', new ArrayBuffer(8)],
    ['an expression', /x/],
    ['an object without prototype', Object.create(null)],
  ])('%s is not plain data', (_name, value) => {
    expect(messageOf({ value })).toBe('The request holds something other than plain data.')
  })
})
