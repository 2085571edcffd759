import type { AppError } from '../../shared/errors.ts'

/** No form nests deeper than this; a request that does is not one of ours. */
export const MAX_DEPTH = 40
/** Every key of an object is read more than once, and ours have a dozen. */
const MAX_KEYS = 1_000
/** An imported file of 50 MB with room to spare. */
export const MAX_BYTES = 64 * 1024 * 1024

/** A file is a field of its request: in any other place every byte would be read as a field by itself. */
const DEPTH_OF_BYTES = 1

const BYTES_OF_A_VALUE = 8
const BYTES_OF_A_CHARACTER = 2

type Entry = { readonly value: unknown; readonly depth: number }

/**
 * Refuses a request that is nested too deeply, too large in memory or in its objects, or not plain data, before anything reads it.
 * Goes depth first and stops at the first excess, so a cycle ends at the depth limit and a value that refers to
 * itself many times over ends at the size limit.
 */
export function exceedsLimits(request: unknown): AppError | null {
  const open: Entry[] = [{ value: request, depth: 0 }]
  let bytes = 0
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { value, depth } = entry
    if (depth > MAX_DEPTH) return refusal(`The request is nested deeper than ${MAX_DEPTH} levels.`)
    bytes += sizeOf(value)
    if (bytes > MAX_BYTES) return refusal('The request is larger than 64 MiB.')
    if (typeof value !== 'object' || value === null) continue
    const unfit = unfitness(value, depth)
    if (unfit !== null) return unfit
    for (const child of childrenOf(value)) open.push({ value: child, depth: depth + 1 })
  }
  return null
}

/** Why an object is not what requests consist of, its own children apart. */
function unfitness(value: object, depth: number): AppError | null {
  if (Array.isArray(value)) return null
  if (value instanceof Uint8Array) {
    return depth === DEPTH_OF_BYTES ? null : refusal('The request holds bytes where no file can be.')
  }
  // One without a prototype is none either: the database's library cannot take it.
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    return refusal('The request holds something other than plain data.')
  }
  if (Object.hasOwn(value, '__proto__')) return refusal('There is no such field.', '__proto__')
  if (Object.keys(value).length <= MAX_KEYS) return null
  return refusal(`The request has more than ${MAX_KEYS} fields in one place.`)
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return BYTES_OF_A_VALUE + value.length * BYTES_OF_A_CHARACTER
  if (ArrayBuffer.isView(value)) return value.byteLength
  // Counted before the array is walked: a sparse one can be long and cost nothing to send.
  if (Array.isArray(value)) return value.length * BYTES_OF_A_VALUE
  return BYTES_OF_A_VALUE
}

function childrenOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value
  return ArrayBuffer.isView(value) ? [] : Object.entries(value).flat()
}

function refusal(message: string, path = ''): AppError {
  return { code: 'VALIDATION', details: { issues: [{ path, message }] } }
}
