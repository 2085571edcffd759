import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { painted } from '../../src/renderer/src/screens/schedule/painted.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('what was changed has been painted once a frame has come and what follows it', async () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  const order: string[] = []
  const shown = painted().then(() => order.push('painted'))
  await Promise.resolve()
  order.push('frame')
  for (const frame of frames) frame(0)
  order.push('rest of the frame')
  await shown
  expect(order).toEqual(['frame', 'rest of the frame', 'painted'])
  // Nothing is left to wait for.
  expect(vi.getTimerCount()).toBe(0)
})

test('a window that is out of sight draws no frames, and is waited for a tenth of a second', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  let came = false
  void painted().then(() => {
    came = true
  })
  await vi.advanceTimersByTimeAsync(99)
  expect(came).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(came).toBe(true)
})
