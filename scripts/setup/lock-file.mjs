/** @typedef {{ version?: string, dev?: boolean, engines?: object, optionalDependencies?: Record<string, string> }} Locked */
/** @typedef {{ packages: Record<string, Locked> }} LockFile */
/** @typedef {{ name: string, version: string, by: Locked }} Absent */

const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ppc64|riscv64|s390x|ia32)(?:-(.*))?$/

/**
 * Where Node would find a package seen from another one's folder.
 * @param {LockFile} lock
 * @param {string} from
 * @param {string} name
 */
function isLocked(lock, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true
    if (folder === '') return false
  }
}

/**
 * The optional packages of other platforms that npm left out because the registry at hand lacks them. `npm ci`
 * refuses a lock file without them.
 * @param {LockFile} lock
 * @returns {Absent[]}
 */
export function absentFromLock(lock) {
  return Object.entries(lock.packages).flatMap(([folder, by]) =>
    Object.entries(by.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(lock, folder, name))
      .map(([name, version]) => ({ name, version, by })),
  )
}

/**
 * @param {string} os
 * @param {string} abi
 */
function libcOf(os, abi) {
  if (os !== 'linux') return undefined
  return abi.includes('musl') ? ['musl'] : ['glibc']
}

/** @param {Absent} absent */
function entryFor({ name, version, by }) {
  const [, os, cpu, abi = ''] = PLATFORM.exec(name) ?? []
  if (os === undefined || !/^\d/.test(version)) {
    throw new Error(`${name}@${version} is not an exact package of one platform`)
  }
  const libc = libcOf(os, abi)
  return {
    version,
    cpu: [cpu],
    ...(by.dev ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc }),
    optional: true,
    os: [os],
    ...(by.engines === undefined ? {} : { engines: by.engines }),
  }
}

/**
 * The lock file with an entry for each of these packages: without a checksum, which npm adds where it can
 * fetch them, but with the exact version and the platform they are for.
 * @param {LockFile} lock
 * @returns {LockFile}
 */
export function completeLock(lock) {
  const added = absentFromLock(lock).map((absent) => [`node_modules/${absent.name}`, entryFor(absent)])
  const entries = [...Object.entries(lock.packages), ...added]
  entries.sort(([left], [right]) => String(left).localeCompare(String(right), 'en'))
  return { ...lock, packages: Object.fromEntries(entries) }
}
