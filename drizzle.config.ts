import { defineConfig } from 'drizzle-kit'

const dialect = process.env.TALLYBOOK_DIALECT === 'postgres' ? 'postgres' : 'sqlite'

/** Migrations are generated once per dialect from the one schema description (`npm run db:new`). */
export default defineConfig({
  dialect: dialect === 'postgres' ? 'postgresql' : 'sqlite',
  schema: `./src/main/core/engine/schema/${dialect}.ts`,
  out: `./drizzle/${dialect}`,
  casing: 'snake_case',
})
