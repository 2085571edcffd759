import { expect, test } from 'vitest'
import { remembered } from '../../src/renderer/src/i18n/remember.ts'

test('a text is made once and then found, each kind for itself', () => {
  const [one, other] = [remembered(), remembered()]
  let made = 0
  const make = () => `text ${++made}`

  expect([one('a', make), one('a', make), one('b', make), other('a', make)]).toEqual([
    'text 1',
    'text 1',
    'text 2',
    'text 3',
  ])
})

test('what was asked for long ago is made again, so that nothing grows without end', () => {
  const text = remembered()
  let made = 0
  const ask = (key: number) => text(String(key), () => String(++made))

  for (let key = 0; key <= 4_000; key += 1) ask(key)
  ask(0)

  expect(made).toBe(4_002)
})
