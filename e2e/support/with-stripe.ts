import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ask } from './seed.ts'

/** A package of ten sessions for 500.00; its id. */
export async function seedTen(page: Page, name = 'Ten-pack'): Promise<number> {
  const sold = await ask(page, 'packages.create', {
    name,
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
  })
  return sold.package.id
}

/** How many sessions a client could book now. */
export async function availableOf(page: Page, clientId: number): Promise<number> {
  return (await ask(page, 'clients.get', { clientId })).client.availableSessions
}

/** The files below a folder in which any of these words stands, however it is written down. */
export function filesWith(folder: string, words: readonly string[]): readonly string[] {
  const sought = words.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)),
  ])
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return sought.some((one) => bytes.includes(one))
    })
}
