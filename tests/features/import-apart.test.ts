import { expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS, makeStorage } from '../support/storages.ts'
import { openTestStudio } from '../support/studio.ts'

/** A studio on SQLite, where queries share one connection but for those that are read apart. */
async function aStudio() {
  const storage = await makeStorage('sqlite', 'migrated')
  const engine = storage.open(MIGRATIONS)
  onTestFinished(async () => {
    await engine.close()
    await storage.discard()
  })
  return openTestStudio({ dialect: 'sqlite', engine, raw: storage.raw })
}

test.each(['import.preview', 'import.report'] as const)(
  'a long file keeps no other query waiting: %s',
  async (method) => {
    const studio = await aStudio()
    const rows = Array.from({ length: 5_000 }, (_, n) => `Ada,Berg ${n},ada${n}@example.org`)
    const content = new TextEncoder().encode(['First name,Last name,E-mail', ...rows].join('\n'))
    const { importId, mapping, dateOrder } = await studio.call('import.open', {
      fileName: 'clients.csv',
      content,
    })
    const answered: string[] = []
    const ask = async (name: string, reply: Promise<unknown>) => {
      await reply
      answered.push(name)
    }

    await Promise.all([
      method === 'import.preview'
        ? ask(method, studio.call(method, { importId, mapping, dateOrder }))
        : ask(method, studio.call(method, { importId, plan: { mapping, dateOrder } })),
      ask('clients.list', studio.call('clients.list', {})),
    ])

    expect(answered).toEqual(['clients.list', method])
  },
)
