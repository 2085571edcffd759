import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { servedFile } from '../../src/main/served-file.ts'

const UP = [
  '..',
  '.',
  '...',
  '%2e%2e',
  '%2E.',
  '.%2e',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '..%00',
  '..;',
  '..\\',
  '..%5c',
  '%2e%2e%5c',
  '..%2f',
  '%2e%2e%2f',
  '..%252f',
  '..%c0%af',
  '․․',
  '．．',
  '%uff0e%uff0e',
]
const TARGETS = [
  'etc/passwd',
  'main/index.js',
  'package.json',
  'studios/studio.db',
  'windows/win.ini',
  'preload/index.cjs',
]
const CLIMBS = UP.flatMap((up) =>
  TARGETS.flatMap((target) => [
    `app://studio/${up}/${target}`,
    `app://studio/assets/${up}/${up}/${up}/${target}`,
  ]),
)

const OTHERS = [
  'app://studio/C:/Windows/win.ini',
  'app://studio/C:%5CWindows%5Cwin.ini',
  'app://studio/c|/windows/win.ini',
  'app://studio//etc/passwd',
  'app://studio///etc/passwd',
  'app://studio/%2fetc/passwd',
  'app://studio/\\\\server\\share\\x.js',
  'app://studio/%5c%5cserver%5cshare%5cx.js',
  'app://studio/%5c%5c%3f%5cC:%5cx.js',
  'app://studio//server/share/x.js',
  'app://studio/index.html%00.js',
  'app://studio/index.html\0.js',
  'app://studio/index.html/',
  'app://studio/index.html.',
  'app://studio/index.html ',
  'app://studio/index.html%20',
  'app://studio/index.html::$DATA',
  'app://studio/index.html:x.js',
  'app://studio/.env',
  'app://studio/.git/config.json',
  'app://studio/assets/.hidden.js',
  'app://studio/NUL.js',
  'app://studio/con.html',
  'app://studio/assets/COM1.css',
  'app://studio/lpt9.json',
  'app://studio/aux',
  'app://studio/index',
  'app://studio/index.exe',
  'app://studio/index.constructor',
  'app://studio/index.__proto__',
  'app://studio/assets',
  'app://studio/assets/',
  'app://studio/~root/x.js',
  'app://studio/$HOME/x.js',
  'app://studio/a*b.js',
  'app://studio/%',
  'app://studio/%zz.js',
]

const FOREIGN = [
  'app://evil/index.html',
  'app://studio.evil/index.html',
  'app://studio@evil/index.html',
  'app://user@studio/index.html',
  'app://studio:80/index.html',
  'app://studio\\index.html',
  'app:studio/index.html',
  'app:///studio/index.html',
  'http://studio/index.html',
  'file:///etc/passwd',
  'xapp://studio/index.html',
  '',
]

describe('what a request for a page means', () => {
  test('the page and its parts are served with their kinds', () => {
    const served = ['/', '/index.html', '/assets/index-Ab_3.js', '/assets/inter-latin.b2.woff2?v=1#x'].map(
      (path) => servedFile('GET', `app://studio${path}`),
    )

    expect(served).toEqual([
      { segments: ['index.html'], type: 'text/html' },
      { segments: ['index.html'], type: 'text/html' },
      { segments: ['assets', 'index-Ab_3.js'], type: 'text/javascript' },
      { segments: ['assets', 'inter-latin.b2.woff2'], type: 'font/woff2' },
    ])
  })

  test('two hundred ways out of the folder are refused', () => {
    const ways = [...CLIMBS, ...OTHERS]
    expect(ways.length).toBeGreaterThan(200)

    const served = ways.filter((url) => ![400, 404].includes(Number(servedFile('GET', url))))

    expect(served).toEqual([])
  })

  test('what a URL parser makes of them stays in the folder', () => {
    const folder = join('/', 'app', 'renderer')

    const outside = [...CLIMBS, ...OTHERS]
      .map((url) => servedFile('GET', new URL(url).href))
      .filter((served) => typeof served === 'object')
      .filter(({ segments }) => relative(folder, join(folder, ...segments)).startsWith('..'))

    expect(outside).toEqual([])
  })

  test('a URL that is not at our origin is no request at all', () => {
    expect(FOREIGN.map((url) => servedFile('GET', url))).toEqual(FOREIGN.map(() => 400))
  })

  test('only reading is possible', () => {
    const methods = ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'get', '']

    expect(methods.map((method) => servedFile(method, 'app://studio/index.html'))).toEqual(
      methods.map(() => 405),
    )
  })
})
