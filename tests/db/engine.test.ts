import { count, eq, sql, sum } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Engine, Writer } from '../../src/main/core/engine/engine.ts'
import { describeOnBothDialects } from '../support/databases.ts'

/** A promise that somebody else settles. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

async function addFamily(q: Writer, name: string): Promise<void> {
  await q.insert(q.t.families).values({ name, nameKey: name })
}

/** One unit of work that adds a family and is kept. */
function keepFamily(engine: Engine, name: string): Promise<null> {
  return engine.write(async (q) => {
    await addFamily(q, name)
    return { keep: true, value: null }
  })
}

function names(engine: Engine): Promise<string[]> {
  return engine.read(async (q) => {
    const rows = await q.select({ name: q.t.families.name }).from(q.t.families).orderBy(q.t.families.id)
    return rows.map((row) => row.name)
  })
}

describeOnBothDialects('a unit of work', (open, dialect) => {
  it('is kept when it says so', async () => {
    const { engine } = await open()

    const value = await engine.write(async (q) => {
      await addFamily(q, 'Classes')
      return { keep: true, value: 7 }
    })

    expect({ value, names: await names(engine) }).toEqual({ value: 7, names: ['Classes'] })
  })

  it('leaves nothing when it does not keep, and still answers', async () => {
    const { engine } = await open()

    const value = await engine.write(async (q) => {
      await addFamily(q, 'Classes')
      return { keep: false, value: 'a refusal' }
    })

    expect({ value, names: await names(engine) }).toEqual({ value: 'a refusal', names: [] })
  })

  it('leaves nothing when it throws, and the next one works', async () => {
    const { engine } = await open()

    const failed = engine.write(async (q) => {
      await addFamily(q, 'Classes')
      throw new Error('a bug')
    })

    await expect(failed).rejects.toThrow('a bug')
    await keepFamily(engine, 'Training')
    expect(await names(engine)).toEqual(['Training'])
  })

  it('leaves nothing when the database refuses a statement of it', async () => {
    const { engine } = await open()

    const failed = engine.write(async (q) => {
      await addFamily(q, 'Classes')
      await addFamily(q, 'x'.repeat(81))
      return { keep: true, value: null }
    })

    await expect(failed).rejects.toThrow()
    expect(await names(engine)).toEqual([])
  })

  it('is seen by nobody before it is kept', async () => {
    const { engine } = await open()
    const written = gate()
    const looked = gate()

    const write = engine.write(async (q) => {
      await addFamily(q, 'Classes')
      written.open()
      await looked.passed
      return { keep: false, value: null }
    })
    await written.passed
    const read = names(engine)
    // An embedded PostgreSQL has one session: there the read waits until the write is over.
    if (dialect === 'sqlite') expect(await read).toEqual([])
    looked.open()
    await write

    expect(await read).toEqual([])
  })

  it('reads one snapshot', async () => {
    const { engine } = await open()
    const looked = gate()
    const written = gate()

    const read = engine.read(async (q) => {
      const [before] = await q.select({ n: count() }).from(q.t.families)
      looked.open()
      await written.passed
      const [after] = await q.select({ n: count() }).from(q.t.families)
      return [before?.n, after?.n]
    })
    await looked.passed
    const write = keepFamily(engine, 'Classes')
    if (dialect === 'sqlite') await write
    written.open()

    expect(await read).toEqual([0, 0])
    await write
    expect(await names(engine)).toEqual(['Classes'])
  })

  it('waits for the one before it: no update is lost', async () => {
    const { engine } = await open()
    const [first] = await engine.write(async (q) => ({
      keep: true,
      value: await q.insert(q.t.locations).values({ name: '0', active: true }).returning(),
    }))
    const add = () =>
      engine.write(async (q) => {
        const [row] = await q.select().from(q.t.locations)
        await Promise.resolve()
        await q
          .update(q.t.locations)
          .set({ name: String(Number(row?.name) + 1) })
          .where(eq(q.t.locations.id, first?.id ?? 0))
        return { keep: true, value: null }
      })

    await Promise.all(Array.from({ length: 20 }, add))

    const rows = await engine.read(async (q) => q.select().from(q.t.locations))
    expect(rows).toEqual([{ id: first?.id, name: '20', active: true }])
  })

  it.each(['write', 'read'] as const)(
    'rejects a %s from inside instead of waiting for itself',
    async (inner) => {
      const { engine } = await open()
      const nested = () =>
        inner === 'write' ? keepFamily(engine, 'Inner') : engine.read(async () => 'never')

      await expect(engine.read(nested)).rejects.toThrow('must pass its own query down')
      const outer = engine.write(async (q) => {
        await expect(nested()).rejects.toThrow('must pass its own query down')
        await addFamily(q, 'Outer')
        return { keep: true, value: null }
      })

      await outer
      expect(await names(engine)).toEqual(['Outer'])
    },
  )

  it('that was asked for before the end is done, and one after it is refused', async () => {
    const { engine, raw } = await open()

    const asked = [keepFamily(engine, 'Classes'), keepFamily(engine, 'Training'), names(engine)]
    await engine.close()

    await Promise.all(asked)
    expect(await raw.rows('select name from families order by id')).toEqual([
      { name: 'Classes' },
      { name: 'Training' },
    ])
    const closed = { refusal: { code: 'READ_ONLY', details: { why: 'This studio has been closed.' } } }
    await expect(names(engine)).rejects.toMatchObject(closed)
    await expect(keepFamily(engine, 'Late')).rejects.toMatchObject(closed)
    await engine.close()
  })

  describe('in parts', () => {
    it('keeps the parts that say so', async () => {
      const { engine } = await open()

      await engine.write(async (q) => {
        await addFamily(q, 'Before')
        for (const [name, keep] of [
          ['Kept', true],
          ['Undone', false],
        ] as const) {
          await q.part(async () => {
            await addFamily(q, name)
            return { keep, value: null }
          })
        }
        await addFamily(q, 'After')
        return { keep: true, value: null }
      })

      expect(await names(engine)).toEqual(['Before', 'Kept', 'After'])
    })

    it('undoes a part that throws, also when the database refused it', async () => {
      const { engine } = await open()

      const refused = await engine.write(async (q) => {
        await addFamily(q, 'Before')
        const failed = await q
          .part(async () => {
            await addFamily(q, 'Undone')
            await addFamily(q, 'x'.repeat(81))
            return { keep: true, value: false }
          })
          .catch(() => true)
        await addFamily(q, 'After')
        return { keep: true, value: failed }
      })

      expect({ refused, names: await names(engine) }).toEqual({ refused: true, names: ['Before', 'After'] })
    })

    it('undoes a part of a part alone', async () => {
      const { engine } = await open()

      await engine.write(async (q) => {
        await q.part(async () => {
          await addFamily(q, 'Outer')
          await q.part(async () => {
            await addFamily(q, 'Inner')
            return { keep: false, value: null }
          })
          await addFamily(q, 'Outer again')
          return { keep: true, value: null }
        })
        return { keep: true, value: null }
      })

      expect(await names(engine)).toEqual(['Outer', 'Outer again'])
    })

    it('undoes the parts of a part with it', async () => {
      const { engine } = await open()

      await engine.write(async (q) => {
        await q.part(async () => {
          await q.part(async () => {
            await addFamily(q, 'Inner')
            return { keep: true, value: null }
          })
          return { keep: false, value: null }
        })
        return { keep: true, value: null }
      })

      expect(await names(engine)).toEqual([])
    })
  })

  it('answers in the same types on both dialects', async () => {
    const { engine } = await open()
    await keepFamily(engine, 'Classes')

    const answer = await engine.write(async (q) => {
      const { commands, families, locations } = q.t
      const [place] = await q.insert(locations).values({ name: 'Main', active: false }).returning()
      const reply = { ok: true, list: [1, 'two', null] }
      const command = { id: 'c1', method: 'm', inputHash: 'h', reply, at: Date.UTC(2027, 0, 1) }
      const [written] = await q.insert(commands).values(command).onConflictDoNothing().returning()
      const again = await q.insert(commands).values(command).onConflictDoNothing().returning()
      const [summed] = await q.select({ n: count(), ids: sum(families.id).mapWith(Number) }).from(families)
      const raw = await q.rows(
        sql`select count(*) as n, sum(commands.at) as total, max(commands.at) as latest, min(reason) as reason
          from commands left join entries on false`,
      )
      return { keep: true, value: { active: place?.active, written, again, summed, raw } }
    })

    const at = Date.UTC(2027, 0, 1)
    expect(answer).toEqual({
      active: false,
      written: { id: 'c1', method: 'm', inputHash: 'h', reply: { ok: true, list: [1, 'two', null] }, at },
      again: [],
      summed: { n: 1, ids: 1 },
      raw: [{ n: 1, total: at, latest: at, reason: null }],
    })
  })

  it('takes a bug and a broken guard for what they are: no refusal to a person', async () => {
    const { engine, raw } = await open()
    const broken = await raw.exec("insert into locations (name, active) values ('', true)").catch((e) => e)

    expect(engine.refusalOf(new Error('a bug'))).toBeNull()
    expect(engine.refusalOf(broken)).toBeNull()
    expect(engine.refusalOf('a thrown word')).toBeNull()
  })
})
