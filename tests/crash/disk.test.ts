import { describe, expect, it } from 'vitest'
import { makeRandom } from '../../src/main/core/features/demo/random.ts'
import { Disk } from './disk.ts'
import type { Operation } from './recording.ts'

const FOLDER = 1
const FILE = 2
const open = (handle: number, name: string): Operation => ({ kind: 'open', handle, name, empties: false })
const write = (offset: number, content: string): Operation => ({
  kind: 'write',
  handle: FILE,
  offset,
  bytes: Buffer.from(content),
})
const sync = (handle: number): Operation => ({ kind: 'sync', handle })
const TWO_SECTORS = 'a'.repeat(512) + 'b'.repeat(512)

/** Every state in which power cuts at the end of these operations leave the folder. */
function statesAfter(...operations: readonly Operation[]): Set<string> {
  const disk = new Disk()
  for (const operation of [open(FOLDER, ''), ...operations]) disk.apply(operation)
  const states = Array.from({ length: 500 }, (_, seed) => {
    const files = [...disk.afterPowerCut(makeRandom(seed))]
    return files.map(([name, bytes]) => `${name}=${bytes.toString()}`).join(' ')
  })
  return new Set(states)
}

describe('a disk whose power is cut', () => {
  it('keeps what was synced', () => {
    const states = statesAfter(open(FILE, 'f'), write(0, 'kept'), sync(FILE), sync(FOLDER))

    expect(states).toEqual(new Set(['f=kept']))
  })

  it('keeps any part of what was not synced, in any order', () => {
    const written = [write(0, 'one'), write(3, 'two')]
    const states = statesAfter(open(FILE, 'f'), sync(FOLDER), ...written)

    expect(states).toEqual(
      new Set(['f=', 'f=one', 'f=onetwo', 'f=\0\0\0two', 'f=\0\0\0', 'f=\0\0\0\0\0\0', 'f=one\0\0\0']),
    )
  })

  it('tears a write between its sectors, and nowhere else', () => {
    const states = statesAfter(open(FILE, 'f'), sync(FOLDER), write(0, TWO_SECTORS))

    const [first, second] = ['a'.repeat(512), 'b'.repeat(512)]
    const nothing = '\0'.repeat(512)
    expect(states).toEqual(
      new Set(['f=', `f=${first}`, `f=${nothing}${second}`, `f=${first}${second}`, `f=${nothing}${nothing}`]),
    )
  })

  it('may bring back what was cut off a file', () => {
    const shortened: Operation = { kind: 'truncate', handle: FILE, length: 1 }
    const states = statesAfter(open(FILE, 'f'), write(0, 'long'), sync(FILE), sync(FOLDER), shortened)

    expect(states).toEqual(new Set(['f=long', 'f=l']))
  })

  it('forgets names until their folder is synced', () => {
    expect(statesAfter(open(FILE, 'f'), write(0, 'kept'), sync(FILE))).toEqual(new Set(['', 'f=kept']))
    const removed: Operation = { kind: 'remove', name: 'f' }
    const kept = [open(FILE, 'f'), write(0, 'kept'), sync(FILE), sync(FOLDER)]
    expect(statesAfter(...kept, removed)).toEqual(new Set(['', 'f=kept']))
    expect(statesAfter(...kept, removed, sync(FOLDER))).toEqual(new Set(['']))
  })

  it('renames a file at once or not at all', () => {
    const renamed: Operation = { kind: 'rename', from: 'f', to: 'g' }
    const states = statesAfter(open(FILE, 'f'), write(0, 'kept'), sync(FILE), sync(FOLDER), renamed)

    expect(states).toEqual(new Set(['f=kept', 'g=kept']))
  })
})
