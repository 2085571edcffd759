import { constants } from 'node:fs'
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import type { Log } from './core/context.ts'

/** What keeps secrets for a person on this computer; Electron's safeStorage in the app. */
export type SecretKeeper = {
  /** What it keeps them with; null when that would be no secret to anybody. */
  backend(): Promise<string | null>
  encrypt(text: string): Promise<Buffer>
  decrypt(bytes: Buffer): Promise<string>
}

const BYTES = 32

/** The file beside the data; it is in no backup, because it must not leave this computer. */
type Kept = { readonly backend: string; readonly ciphertext: string }

/**
 * The 32 bytes that PINs are sealed with besides, made at the first need. Null where the system keeps no secrets: then PINs
 * are sealed without. Where another keychain kept them, as before a change of desktop, or the file is none of ours, new ones
 * are made and the old file is put aside: PINs sealed with it must be set anew, and the app runs all the same. A keychain
 * that only refuses today, because it is locked or its owner said no, gives none and loses none.
 */
export async function readPepper(
  file: string,
  keeper: SecretKeeper,
  { log, random }: { readonly log: Log; random(bytes: number): Uint8Array },
): Promise<Uint8Array | null> {
  try {
    const backend = await keeper.backend()
    if (backend === null) return null
    const kept = await findKept(file)
    if (kept === null) return await make(file, keeper, backend, random(BYTES))
    const pepper = kept === 'malformed' ? null : await open(keeper, kept, backend)
    if (pepper !== null) return pepper
    const keptBy = kept === 'malformed' ? 'nothing we know' : kept.backend
    log.info(`What PINs are sealed with cannot be read any more; it was kept by ${keptBy}.`)
    await putAside(file)
    return await make(file, keeper, backend, random(BYTES))
  } catch (error) {
    log.error('PINs are sealed without a key of this computer', error)
    return null
  }
}

async function findKept(file: string): Promise<Kept | 'malformed' | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'))
    return isKept(kept) ? kept : 'malformed'
  } catch (error) {
    if (error instanceof SyntaxError) return 'malformed'
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== 'object' || kept === null) return false
  const { backend, ciphertext } = kept as Partial<Record<keyof Kept, unknown>>
  return typeof backend === 'string' && typeof ciphertext === 'string'
}

/** Null where it was kept by another keychain, or is none of ours. Throws while its own keychain refuses. */
async function open(keeper: SecretKeeper, kept: Kept, backend: string): Promise<Uint8Array | null> {
  try {
    const text = await keeper.decrypt(Buffer.from(kept.ciphertext, 'base64'))
    const bytes = Buffer.from(text, 'base64')
    return bytes.length === BYTES ? new Uint8Array(bytes) : null
  } catch (error) {
    if (kept.backend === backend) throw error
    return null
  }
}

/** Keeps the old file under a name that no other one has: what lies there may still be wanted. */
async function putAside(file: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    try {
      await copyFile(file, number === 1 ? `${file}.old` : `${file}.old-${number}`, constants.COPYFILE_EXCL)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function make(
  file: string,
  keeper: SecretKeeper,
  backend: string,
  pepper: Uint8Array,
): Promise<Uint8Array> {
  const ciphertext = await keeper.encrypt(Buffer.from(pepper).toString('base64'))
  const kept: Kept = { backend, ciphertext: ciphertext.toString('base64') }
  await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
  return pepper
}
