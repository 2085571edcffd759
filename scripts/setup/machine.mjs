import { Failure } from './failure.mjs'

/**
 * What the set-up needs to know about a machine to choose its way.
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {string} nodeVersion the Node that runs the scripts, such as 20.20.2
 * @property {string | undefined} glibc version of the C library; undefined elsewhere and on musl
 * @property {boolean} root whether everything may be installed
 * @property {boolean} display whether a window can be shown to somebody
 * @property {boolean} debian whether apt-get installs packages
 */

const OLDEST_NODE = 20

/**
 * The sentence for a machine that cannot run the project, or undefined.
 * @param {Pick<Machine, 'platform' | 'nodeVersion' | 'glibc'>} machine
 */
export function refusal({ platform, nodeVersion, glibc }) {
  if (Number.parseInt(nodeVersion, 10) < OLDEST_NODE) {
    return `Node ${nodeVersion} is too old: install Node ${OLDEST_NODE} or newer, then run the command again.`
  }
  if (!['linux', 'darwin', 'win32'].includes(platform)) {
    return `Electron does not exist for ${platform}: use Linux, macOS or Windows.`
  }
  if (platform === 'linux' && glibc === undefined) {
    return 'Electron needs the GNU C library: use a distribution that has it, such as Debian 12 or newer.'
  }
  return undefined
}

/**
 * Whether this machine can take Electron from the npm registry when it cannot be downloaded the usual way.
 * @param {Pick<Machine, 'platform' | 'arch'>} machine
 */
export const hasFallbackElectron = ({ platform, arch }) => platform === 'linux' && arch === 'x64'

/**
 * Whether a window needs a virtual display here.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function hasDisplay(platform, environment) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/**
 * Chromium's switches for this machine: its sandbox refuses to run as root, and a virtual display has no
 * graphics card.
 * @param {{ readonly root: boolean, readonly display: boolean }} machine
 */
export function chromiumSwitches({ root, display }) {
  return [...(root ? ['--no-sandbox'] : []), ...(display ? [] : ['--disable-gpu'])]
}

/** @returns {string | undefined} */
function glibcVersion() {
  if (process.platform !== 'linux' || process.report === undefined) return undefined
  // The report looks up every network connection by name unless told not to, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true })
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    /** @type {unknown} */ (process.report.getReport())
  )
  return report.header.glibcVersionRuntime
}

/**
 * Looks at the machine these scripts run on.
 * @param {(program: string) => string | undefined} findProgram
 * @returns {Machine}
 */
export function thisMachine(findProgram) {
  return {
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    glibc: glibcVersion(),
    root: process.platform === 'linux' && process.getuid?.() === 0,
    display: hasDisplay(process.platform, process.env),
    debian: process.platform === 'linux' && findProgram('apt-get') !== undefined,
  }
}

/**
 * Stops with one sentence on a machine that cannot run the project.
 * @param {Machine} machine
 */
export function assertSupported(machine) {
  const sentence = refusal(machine)
  if (sentence !== undefined) throw new Failure(sentence)
}
