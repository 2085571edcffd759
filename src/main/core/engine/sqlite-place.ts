import { realpathSync, statfsSync } from 'node:fs'
import { OpenRefused } from './engine.ts'

/**
 * What Linux calls the file systems of other machines. Not FUSE, which local disks and containers are mounted
 * through as well.
 */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2 and later
  0x5346414f, // AFS
  0x73757245, // Coda
])

/** Folders that a program of this name copies to a cloud, with what it adds for an account. */
const CLOUD_FOLDER =
  /^(?:(?:OneDrive|Dropbox)(?: - .*| \(.*\))?|Google ?Drive|GoogleDrive-.*|iCloud ?Drive|com~apple~CloudDocs)$/i

/**
 * Why an open database may not be in this folder, or null. SQLite's log works on one machine only, and a program
 * that copies a database while it changes pairs it with the log of another moment; both damage it.
 */
export function placeProblem(folder: string, type: number): string | null {
  if (folder.startsWith('\\\\') || NETWORK_TYPES.has(type)) {
    return 'An open studio cannot be kept on a network drive: two machines would damage it. Keep it on a disk of this PC.'
  }
  const cloud = folder.split(/[\\/]/).find((name) => CLOUD_FOLDER.test(name))
  if (cloud === undefined) return null
  return `An open studio cannot be kept in ${cloud}, which copies it while it changes. Keep it on this PC and put its backups there.`
}

/** Refuses to write in a folder of another machine or of a cloud; the folder exists. */
export function refusePlace(folder: string): void {
  // Also says where a drive letter or a link leads to.
  const real = realpathSync.native(folder)
  const why = placeProblem(real, statfsSync(real).type)
  if (why !== null) throw new OpenRefused({ code: 'READ_ONLY', details: { why } })
}
