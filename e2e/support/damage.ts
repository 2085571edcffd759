import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Changes the rows of a studio that is closed, as somebody with a database tool would: past the guards, which stand again afterwards. */
export function damageStudio(dataFolder: string, statements: readonly string[], name = 'studio.db'): void {
  const database = new DatabaseSync(join(dataFolder, 'studios', name))
  try {
    const guards = database.prepare("select name, sql from sqlite_schema where type = 'trigger'").all()
    for (const { name } of guards) database.exec(`drop trigger ${String(name)}`)
    database.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on')
    for (const statement of statements) database.exec(statement)
    for (const { sql } of guards) database.exec(String(sql))
  } finally {
    database.close()
  }
}
