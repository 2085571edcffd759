import { createHash } from 'node:crypto'
import { allRows } from '../support/refusals.ts'
import type { TestCore } from '../support/studio.ts'

/** Tells whether anything was written since it was asked last. */
export type Watch = {
  /**
   * Whether a transaction was kept since the last look. SQLite can be asked at no cost; with PostgreSQL only the digest
   * tells.
   */
  hasWritten(): Promise<boolean>
  /** One text for everything in the database. */
  digest(): Promise<string>
}

export async function watch({ raw, engine: { dialect } }: TestCore): Promise<Watch> {
  // Changes with every transaction that another connection keeps, and with nothing else.
  const version = async () =>
    dialect === 'sqlite' ? JSON.stringify(await raw.rows('pragma data_version')) : ''
  let last = await version()
  return {
    hasWritten: async () => {
      const now = await version()
      const written = now !== last
      last = now
      return written
    },
    digest: async () =>
      createHash('sha256')
        .update(JSON.stringify(await allRows({ raw, dialect })))
        .digest('hex'),
  }
}
