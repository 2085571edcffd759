import { readFile, rename, writeFile } from 'node:fs/promises'
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
 * are sealed without. Where they cannot be read any more, as after a change of desktop, new ones are made and the old file
 * is put aside: PINs sealed with it must be set anew, and the app runs all the same.
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
    const pepper = await open(keeper, kept)
    if (pepper !== null) return pepper
    log.info(`What PINs are sealed with cannot be read any more; it was kept by ${kept.backend}.`)
    await rename(file, `${file}.old`)
    return await make(file, keeper, backend, random(BYTES))
  } catch (error) {
    log.error('PINs are sealed without a key of this computer', error)
    return null
  }
}

async function findKept(file: string): Promise<Kept | null> {
  try {
    const { backend, ciphertext } = JSON.parse(await readFile(file, 'utf8')) as Partial<Kept>
    return { backend: String(backend), ciphertext: String(ciphertext) }
  } catch (error) {
    if (error instanceof SyntaxError) return { backend: 'unknown', ciphertext: '' }
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function open(keeper: SecretKeeper, { ciphertext }: Kept): Promise<Uint8Array | null> {
  try {
    const bytes = Buffer.from(await keeper.decrypt(Buffer.from(ciphertext, 'base64')), 'base64')
    return bytes.length === BYTES ? new Uint8Array(bytes) : null
  } catch {
    return null
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
