import { assert } from '../../../../shared/errors.ts'

/** Draws that are the same for the same seed, on every machine. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  integer(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the list, as often as its weight says; undefined when no weight is above 0. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T | undefined
  shuffled<T>(list: readonly T[]): T[]
}

/** The generator known as mulberry32: 32 bits of state, more than enough to make a studio look lived in. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const item = list[integer(0, list.length - 1)]
      assert(item !== undefined, 'a draw is made from a list with items')
      return item
    },
    weighted: (list, weightOf) => {
      const weights = list.map(weightOf)
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      return list.find((_item, index) => {
        const weight = weights[index] ?? 0
        left -= weight
        return weight > 0 && left < 0
      })
    },
    shuffled: (list) => {
      const result = [...list]
      for (let end = result.length - 1; end > 0; end -= 1) {
        const other = integer(0, end)
        const [a, b] = [result[end], result[other]]
        if (a !== undefined && b !== undefined) [result[end], result[other]] = [b, a]
      }
      return result
    },
  }
}
