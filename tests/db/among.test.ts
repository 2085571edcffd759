import { asc, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { among, amongAny, idList } from '../../src/main/core/engine/among.ts'
import type { Reader } from '../../src/main/core/engine/engine.ts'
import { hotQuery } from '../../src/main/core/engine/hot-query.ts'
import { describeOnBothDialects } from '../support/databases.ts'

const listAmong = hotQuery((q: Reader) =>
  q
    .select({ id: q.t.locations.id })
    .from(q.t.locations)
    .where(among(q, q.t.locations.id, sql.placeholder('ids')))
    .orderBy(asc(q.t.locations.id)),
)

const listAmongAny = hotQuery((q: Reader) =>
  q
    .select({ id: q.t.locations.id })
    .from(q.t.locations)
    .where(amongAny(q, q.t.locations.id, sql.placeholder('ids')))
    .orderBy(asc(q.t.locations.id)),
)

describeOnBothDialects('ids as one value', (open) => {
  async function withLocations() {
    const { engine } = await open()
    await engine.write(async (q) => {
      for (const name of ['a', 'b', 'c', 'd']) await q.insert(q.t.locations).values({ name, active: true })
      return { keep: true, value: null }
    })
    return engine
  }

  test('find the rows with these ids, in whatever order and however often they are named', async () => {
    const engine = await withLocations()
    const ids = (list: Iterable<number>) => engine.read((q) => listAmong(q, { ids: idList(list) }))

    expect(await ids([3, 1, 3])).toEqual([{ id: 1 }, { id: 3 }])
    expect(await ids(new Set([2]))).toEqual([{ id: 2 }])
    expect(await ids(Array.from({ length: 40_000 }, (_, n) => n + 4))).toEqual([{ id: 4 }])
    expect(await ids([])).toEqual([])
  })

  test('without a list every row is found', async () => {
    const engine = await withLocations()
    const ids = (list: string | null) => engine.read((q) => listAmongAny(q, { ids: list }))

    expect(await ids(null)).toHaveLength(4)
    expect(await ids(idList([4]))).toEqual([{ id: 4 }])
    expect(await ids(idList([]))).toEqual([])
  })
})
