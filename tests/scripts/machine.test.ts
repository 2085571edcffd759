import { describe, expect, it } from 'vitest'
import { installAdvice, missingLibraries, packagesFor } from '../../scripts/setup/debian-packages.mjs'
import { chromiumSwitches, hasDisplay, hasFallbackElectron, refusal } from '../../scripts/setup/machine.mjs'
import { startSentence } from '../../scripts/setup/start-failure.mjs'

const debian12 = { platform: 'linux', nodeVersion: '20.0.0', glibc: '2.36' } as const

describe('what a machine must have', () => {
  it.each([
    debian12,
    { ...debian12, nodeVersion: '24.21.0' },
    { platform: 'darwin', nodeVersion: '22.12.0', glibc: undefined },
    { platform: 'win32', nodeVersion: '22.12.0', glibc: undefined },
  ] as const)('accepts $platform with Node $nodeVersion', (machine) => {
    expect(refusal(machine)).toBeUndefined()
  })

  it.each([
    [{ ...debian12, nodeVersion: '18.20.4' }, 'Node 18.20.4 is too old'],
    [{ ...debian12, glibc: undefined }, 'GNU C library'],
    [{ ...debian12, platform: 'freebsd' }, 'Electron does not exist for freebsd'],
  ] as const)('refuses %j in one sentence', (machine, sentence) => {
    expect(refusal(machine)).toContain(sentence)
  })

  it('has a fallback Electron on 64-bit Intel Linux only', () => {
    expect(hasFallbackElectron({ platform: 'linux', arch: 'x64' })).toBe(true)
    expect(hasFallbackElectron({ platform: 'linux', arch: 'arm64' })).toBe(false)
    expect(hasFallbackElectron({ platform: 'darwin', arch: 'x64' })).toBe(false)
  })
})

describe('showing a window', () => {
  it('needs a display on Linux, X11 or Wayland, and has one elsewhere', () => {
    expect(hasDisplay('linux', {})).toBe(false)
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false)
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(hasDisplay('darwin', {})).toBe(true)
  })

  it('keeps the sandbox unless this is root', () => {
    expect(chromiumSwitches({ root: false, display: true })).toEqual([])
    expect(chromiumSwitches({ root: true, display: true })).toEqual(['--no-sandbox'])
    expect(chromiumSwitches({ root: true, display: false })).toEqual(['--no-sandbox', '--disable-gpu'])
  })

  it.each([
    ['The SUID sandbox helper binary was found, but is not configured correctly.', 'chrome-sandbox'],
    ['Missing X server or $DISPLAY', 'unset DISPLAY'],
    ['libgtk-3.so.0: error while loading shared libraries', 'system library'],
  ])('explains %j', (complaint, remedy) => {
    expect(startSentence(complaint, 'exit code 1')).toContain(remedy)
  })

  it('says how an app ended for a cause it does not know', () => {
    expect(startSentence('', 'signal SIGSEGV')).toContain('ended with signal SIGSEGV')
  })
})

describe('Debian packages', () => {
  it('finds the libraries that are not there', () => {
    const ldd =
      '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibgbm.so.1 => not found\n'

    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libgbm.so.1'])
  })

  it('installs only what is missing', () => {
    expect(packagesFor({ libraries: false, virtualDisplay: false, compiler: false })).toEqual([])
    expect(packagesFor({ libraries: false, virtualDisplay: true, compiler: true })).toEqual([
      'xvfb',
      'xauth',
      'python3',
      'make',
      'g++',
    ])
  })

  it('tells an account that may not install them the one command', () => {
    expect(installAdvice(['xvfb', 'xauth'], true)).toContain('"sudo apt-get install -y xvfb xauth"')
    expect(installAdvice(['xvfb', 'xauth'], false)).toContain('what Debian calls xvfb, xauth')
  })
})
