import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hideValues, keepStatements } from '../../src/main/core/engine/statement-cache.ts'

describe('the values of a statement', () => {
  test('are hidden from the planner, and nothing else is', () => {
    expect(hideValues('select * from a where b = ? and c in (?, ?) limit ?')).toBe(
      'select * from a where b = +? and c in (+?, +?) limit +?',
    )
    expect(hideValues(`select '?', 'it''s ?', "a?" from a where b = ?`)).toBe(
      `select '?', 'it''s ?', "a?" from a where b = +?`,
    )
    expect(hideValues('insert into a values (?, ?)')).toBe('insert into a values (+?, +?)')
    expect(hideValues('vacuum into ?')).toBe('vacuum into ?')
  })
})

describe('a connection that keeps its statements', () => {
  let db: Database.Database

  beforeEach(() => {
    db = new Database(':memory:')
    db.exec(`
      create table people (id integer primary key, name text, born integer) strict;
      create table visits (id integer primary key, person integer references people (id), at integer) strict;
      create index visits_by_person on visits (person, at)`)
    keepStatements(db)
  })
  afterEach(() => {
    db.close()
  })

  test('compiles a text once', () => {
    expect(db.prepare('select 1')).toBe(db.prepare('select 1'))
  })

  test('stores and finds values of every type as they are', () => {
    db.prepare('insert into people (name, born) values (?, ?)').run('Ada?', 1815)
    db.prepare('insert into people (name, born) values (?, ?)').run(null, null)

    const named = db.prepare('select * from people where name = ? and born in (?, ?)')
    expect(named.all('Ada?', 1815, 7)).toEqual([{ id: 1, name: 'Ada?', born: 1815 }])
    expect(named.all('1815', 1815, 7)).toEqual([])
    expect(db.prepare('select id from people where name is ? limit ?').all(null, 1)).toEqual([{ id: 2 }])
    expect(() => db.prepare('insert into people (born) values (?)').run('x')).toThrow('cannot store TEXT')
  })

  test('still searches by an index', () => {
    const plan = db
      .prepare<number[], { detail: string }>(
        `explain query plan ${hideValues('select * from visits v join people p on p.id = v.person where v.person = ? and v.at > ?')}`,
      )
      .all(1, 2)
      .map((row) => row.detail)

    expect(plan.join('\n')).toContain('INDEX visits_by_person (person=? AND at>?)')
    expect(plan.join('\n')).not.toContain('SCAN')
  })
})
