import { readFile, rename, writeFile } from 'node:fs/promises'

/** What keeps secrets for a person on this computer; Electron's safeStorage in the app. */
export type SecretKeeper = {
  /** What it keeps them with; null when that would be no secret to anybody. */
  backend(): Promise<string | null>
  encrypt(text: string): Promise<Buffer>
  decrypt(bytes: Buffer): Promise<string>
}

/** A file beside the data; it is in no backup, because it must not leave this computer. */
export type Kept = { readonly backend: string; readonly ciphertext: string }

/** Null where there is no file. Throws when it cannot be read. */
export async function findKept(file: string): Promise<Kept | 'malformed' | null> {
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

/** Null where it was kept by another keychain than today's. Throws while its own keychain refuses. */
export async function openKept(keeper: SecretKeeper, kept: Kept, backend: string): Promise<string | null> {
  try {
    return await keeper.decrypt(Buffer.from(kept.ciphertext, 'base64'))
  } catch (error) {
    if (kept.backend === backend) throw error
    return null
  }
}

/** Keeps a text instead of the one before; the old one stays until the new one is whole. */
export async function keepText(
  file: string,
  text: string,
  { keeper, backend }: { readonly keeper: SecretKeeper; readonly backend: string },
): Promise<void> {
  const ciphertext = await keeper.encrypt(text)
  const kept: Kept = { backend, ciphertext: ciphertext.toString('base64') }
  await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}
