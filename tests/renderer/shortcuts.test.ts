import { describe, expect, it } from 'vitest'
import { pressedKeys } from '../../src/renderer/src/state/shortcuts.ts'

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
