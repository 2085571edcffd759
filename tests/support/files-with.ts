import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

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
