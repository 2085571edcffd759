import { describe, expect, it } from 'vitest'
import { isText, pressedKeys } from '../../src/renderer/src/state/shortcuts.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('pressedKeys', () => {
  it('writes letters large, whatever the shift lock says', () => {
    expect(pressedKeys({ ...plain, key: 'k' })).toBe('K')
  })

  it('takes Ctrl and the command key for the same', () => {
    expect(pressedKeys({ ...plain, key: 'k', ctrlKey: true })).toBe('mod+K')
    expect(pressedKeys({ ...plain, key: 'k', metaKey: true })).toBe('mod+K')
  })

  it('names shift beside a letter or a named key', () => {
    expect(pressedKeys({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('mod+shift+Z')
    expect(pressedKeys({ ...plain, key: 'ArrowUp', shiftKey: true })).toBe('shift+ArrowUp')
  })

  it('leaves shift out where the sign itself needs it on this keyboard', () => {
    expect(pressedKeys({ ...plain, key: '?', shiftKey: true })).toBe('?')
  })
})

describe('isText', () => {
  it('is what would write or erase in a field', () => {
    for (const key of ['a', 'Ä', '?', ' ', 'Delete', 'Backspace'])
      expect(isText({ ...plain, key })).toBe(true)
    expect(isText({ ...plain, key: 'N', shiftKey: true })).toBe(true)
  })

  it('is neither a command nor a key that only moves', () => {
    expect(isText({ ...plain, key: 'z', ctrlKey: true })).toBe(false)
    expect(isText({ ...plain, key: 'z', metaKey: true })).toBe(false)
    expect(isText({ ...plain, key: 'z', altKey: true })).toBe(false)
    for (const key of ['Escape', 'PageDown', 'F3', 'ArrowUp']) expect(isText({ ...plain, key })).toBe(false)
  })
})
