/**
 * Generates one migration per dialect from the schema description: `npm run db:new -- <name>`.
 * Tables of SQLite are made STRICT here, because the generator cannot say it. Read the files before committing.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const name = process.argv[2]
if (name === undefined || !/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error('Say what the migration does, in kebab-case: npm run db:new -- add-waitlist')
  process.exit(1)
}

for (const dialect of ['sqlite', 'postgres']) {
  const run = spawnSync('drizzle-kit', ['generate', '--name', name], {
    stdio: 'inherit',
    env: { ...process.env, TALLYBOOK_DIALECT: dialect },
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}

const folder = join('drizzle', 'sqlite')
for (const file of readdirSync(folder).filter((entry) => /^\d{4}_.*\.sql$/.test(entry))) {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(/(CREATE TABLE [\s\S]*?\n\));/g, '$1 STRICT;')
  if (after !== before) writeFileSync(path, after)
}
