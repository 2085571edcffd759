import { run } from './child-process.mjs'
import { Failure, sentenceFor } from './failure.mjs'
import { findProgram } from './paths.mjs'
import { step } from './progress.mjs'

/** @typedef {import('./machine.mjs').Machine} Machine */

/** Debian 12's names; Debian 13 resolves them too. They bring the other libraries and a font. */
const WINDOW_LIBRARIES = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2']
const VIRTUAL_DISPLAY = ['xvfb', 'xauth']
const COMPILER = ['python3', 'make', 'g++']

/**
 * The libraries that the loader cannot find, by their file names.
 * @param {string} lddOutput
 */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((found) => String(found[1]))
}

/**
 * The Debian packages to install, from what is missing.
 * @param {{ readonly libraries: boolean, readonly virtualDisplay: boolean, readonly compiler: boolean }} missing
 */
export function packagesFor(missing) {
  return [
    ...(missing.virtualDisplay ? VIRTUAL_DISPLAY : []),
    ...(missing.libraries ? WINDOW_LIBRARIES : []),
    ...(missing.compiler ? COMPILER : []),
  ]
}

/**
 * What to tell somebody whose account may not install packages.
 * @param {readonly string[]} packages
 * @param {boolean} debian
 */
export function installAdvice(packages, debian) {
  if (debian) {
    return `System packages are missing: run "sudo apt-get install -y ${packages.join(' ')}", then run the command again.`
  }
  return `System packages are missing: install what Debian calls ${packages.join(', ')}, then run the command again.`
}

/**
 * @param {string} output
 */
function aptSentence(output) {
  if (/Could not get lock|Unable to acquire the dpkg/i.test(output)) {
    return 'Another package installation holds the lock of apt: let it finish, then run the command again.'
  }
  if (
    /Temporary failure resolving|Could not connect|Failed to fetch|Unable to locate|no installation candidate/i.test(
      output,
    )
  ) {
    return 'The Debian registry cannot be reached or lacks a package: check the network and /etc/apt/sources.list, then run the command again.'
  }
  return sentenceFor(output, 'apt-get failed: correct what it reports above, then run the command again.')
}

/**
 * @param {readonly string[]} args
 * @param {(text: string) => void} note
 */
function apt(args, note) {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    onOutput: note,
  })
}

/**
 * Installs Debian packages when this account may, otherwise says the one command that does.
 * @param {Machine} machine
 * @param {readonly string[]} packages
 */
async function install(machine, packages) {
  if (packages.length === 0) return
  if (!machine.root || !machine.debian) throw new Failure(installAdvice(packages, machine.debian))
  await step(`Installing Debian packages: ${packages.join(' ')}`, async (note) => {
    const wanted = ['install', '-y', '--no-install-recommends', ...packages]
    const first = await apt(wanted, note)
    if (first.code === 0) return
    // A fresh machine knows no packages yet, and an old one may know versions that are gone.
    await apt(['update'], note)
    const second = await apt(wanted, note)
    if (second.code !== 0) throw new Failure(aptSentence(second.output), second.output)
  })
}

/**
 * Makes sure that everything is there that comes from the system: the libraries of this Electron, a virtual
 * display where there is no other, and a compiler where native code is to be compiled. All at once, so that
 * somebody who has to ask for them asks once.
 * @param {Machine} machine
 * @param {{ readonly electron?: string, readonly compiler: boolean }} wanted
 */
export async function installSystemPackages(machine, { electron, compiler }) {
  if (machine.platform !== 'linux') return
  const unresolved = electron === undefined ? [] : missingLibraries((await run('ldd', [electron])).output)
  const packages = packagesFor({
    libraries: unresolved.length > 0,
    virtualDisplay: electron !== undefined && !machine.display && findProgram('Xvfb') === undefined,
    compiler: compiler && ['python3', 'make', 'g++'].some((program) => findProgram(program) === undefined),
  })
  await install(machine, packages)
}
