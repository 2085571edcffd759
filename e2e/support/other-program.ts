import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Keeps the studio's file from being written to, as a program that copies or repairs it would; answers with what lets go of
 * it again. What is read goes on being read.
 */
export function lockFile(dataFolder: string): () => void {
  const database = new DatabaseSync(join(dataFolder, 'studios', 'studio.db'))
  database.exec('begin immediate')
  return () => {
    database.exec('rollback')
    database.close()
  }
}
