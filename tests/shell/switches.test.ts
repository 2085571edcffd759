import { describe, expect, test } from 'vitest'
import { readSwitches } from '../../src/main/switches.ts'

const ARGS = ['electron', '.', '--demo', '--screenshot=/tmp/a.png', '--new-window', '--language=de']
const ENVIRONMENT = {
  TALLYBOOK_NOW: '2026-03-02T09:00:00+01:00',
  TALLYBOOK_DATA: '/tmp/data',
  TALLYBOOK_STRIPE: 'http://127.0.0.1:12111',
}

describe('what a start asks for', () => {
  test('a build from source knows every switch', () => {
    expect(readSwitches(ARGS, ENVIRONMENT, false)).toEqual({
      newWindow: true,
      demo: true,
      screenshot: '/tmp/a.png',
      frozenAt: 1772438400000,
      dataFolder: '/tmp/data',
      language: 'de',
      stripeHost: { host: '127.0.0.1', port: 12111, protocol: 'http' },
    })
  })

  test('an installed app cannot be moved to other data or another time', () => {
    expect(readSwitches(ARGS, ENVIRONMENT, true)).toEqual({
      newWindow: true,
      demo: false,
      screenshot: null,
      frozenAt: null,
      dataFolder: null,
      language: null,
      stripeHost: null,
    })
  })

  test('without any, the app opens as usual', () => {
    expect(readSwitches([], { TALLYBOOK_NOW: '' }, false)).toEqual({
      newWindow: false,
      demo: false,
      screenshot: null,
      frozenAt: null,
      dataFolder: null,
      language: null,
      stripeHost: null,
    })
  })

  test('a clock that cannot be read stops the start', () => {
    expect(() => readSwitches([], { TALLYBOOK_NOW: 'yesterday' }, false)).toThrow('TALLYBOOK_NOW')
  })

  test.each([
    'https://127.0.0.1:12111',
    'http://127.0.0.1.example.com:80',
    'http://127.0.0.1:80@example.com',
    'http://example.com:80/127.0.0.1:80',
    'http://0.0.0.0:12111',
    'somewhere',
  ])('a key is never sent to %s', (address) => {
    expect(() => readSwitches([], { TALLYBOOK_STRIPE: address }, false)).toThrow('TALLYBOOK_STRIPE')
  })
})
