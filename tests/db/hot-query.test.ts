import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Reader, Writer } from '../../src/main/core/engine/engine.ts'
import { hotQuery } from '../../src/main/core/engine/hot-query.ts'
import { describeOnBothDialects } from '../support/databases.ts'

const insertCommand = hotQuery((q: Writer) =>
  q.insert(q.t.commands).values({
    id: sql.placeholder('id'),
    method: 'x',
    inputHash: 'x',
    reply: sql.placeholder('reply'),
    at: sql.placeholder('at'),
  }),
)

const selectReply = hotQuery((q: Reader) =>
  q
    .select({ reply: q.t.commands.reply, at: q.t.commands.at })
    .from(q.t.commands)
    .where(eq(q.t.commands.id, sql.placeholder('id'))),
)

describeOnBothDialects('a query that is built once', (open) => {
  test('answers with the values of each call, in the types of its columns', async () => {
    const { engine } = await open()

    await engine.write(async (q) => {
      await insertCommand(q, { id: 'a', reply: { n: [1, null, 'é'] }, at: 1 })
      await insertCommand(q, { id: 'b', reply: null, at: 2 })
      return { keep: true, value: null }
    })

    const read = (id: string) => engine.read((q) => selectReply(q, { id }))
    expect(await read('a')).toEqual([{ reply: { n: [1, null, 'é'] }, at: 1 }])
    expect(await read('b')).toEqual([{ reply: null, at: 2 }])
    expect(await read('c')).toEqual([])
  })

  test('is undone with the unit of work it ran in', async () => {
    const { engine } = await open()

    await engine.write(async (q) => {
      await insertCommand(q, { id: 'a', reply: 1, at: 1 })
      return { keep: false, value: null }
    })

    expect(await engine.read((q) => selectReply(q, { id: 'a' }))).toEqual([])
  })
})
