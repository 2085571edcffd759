import { app, safeStorage } from 'electron'
import type { SecretKeeper } from './kept-secret.ts'

/** Backends of Linux whose key everybody knows, or nobody can name. */
const NO_SECRET: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** The system's own store of secrets. On Linux without a keyring there is none, and Electron's stand-in is not used. */
export const systemKeeper: SecretKeeper = {
  backend: async () => {
    await app.whenReady()
    if (process.platform !== 'linux') return (await isAvailable()) ? process.platform : null
    const backend = safeStorage.getSelectedStorageBackend()
    return !NO_SECRET.has(backend) && (await isAvailable()) ? backend : null
  },
  encrypt: async (text) =>
    hasAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text),
  decrypt: async (bytes) =>
    hasAsync() ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes),
}

/** The fallback Electron (ADR 0006) has the older calls only. */
const hasAsync = (): boolean => typeof safeStorage.encryptStringAsync === 'function'

async function isAvailable(): Promise<boolean> {
  return hasAsync() ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()
}
