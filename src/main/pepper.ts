import { constants } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import type { Log } from './core/context.ts'
import { findKept, type Kept, keepText, openKept, type SecretKeeper } from './kept-secret.ts'

const BYTES = 32

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

/** Null where it was kept by another keychain, or is none of ours. Throws while its own keychain refuses. */
async function open(keeper: SecretKeeper, kept: Kept, backend: string): Promise<Uint8Array | null> {
  const text = await openKept(keeper, kept, backend)
  const bytes = text === null ? null : Buffer.from(text, 'base64')
  return bytes?.length === BYTES ? new Uint8Array(bytes) : null
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
  await keepText(file, Buffer.from(pepper).toString('base64'), { keeper, backend })
  return pepper
}
