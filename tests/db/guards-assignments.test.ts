import { expect, it } from 'vitest'
import { describeOnBothDialects } from '../support/databases.ts'
import { expectRefused } from '../support/refusals.ts'
import { aRow, insertRow, insertStudio, type Row } from '../support/rows.ts'

describeOnBothDialects('an assignment', (open, dialect) => {
  /** A client whom a trainer looks after from 2 to 8 March, and from 20 March on. */
  async function openAssigned() {
    const database = await open()
    const studio = await insertStudio(database.raw)
    const insert = (row: Row = {}) =>
      insertRow(database.raw, 'assignments', {
        client_id: studio.clientId,
        trainer_id: studio.trainerId,
        from_day: '2027-03-02',
        until_day: '2027-03-08',
        created_at: 0,
        ...row,
      })
    const first = await insert()
    const last = await insert({ from_day: '2027-03-20', until_day: null })
    return { ...database, ...studio, insert, first, last }
  }

  it.each([
    ['2027-03-02', '2027-03-08'],
    ['2027-03-01', '2027-03-02'],
    ['2027-03-08', '2027-03-08'],
    ['2027-03-04', '2027-03-05'],
    ['2027-03-09', '2027-03-20'],
    ['2027-03-25', null],
    ['2027-03-01', null],
  ])(
    'of the same client from %s until %s is refused, whoever the trainer is',
    async (from_day, until_day) => {
      const assigned = await openAssigned()
      const trainer_id = await insertRow(assigned.raw, 'staff', aRow.staff())

      await expectRefused(assigned, 'ASSIGNMENT_CONFLICT', () =>
        assigned.insert({ from_day, until_day, trainer_id }),
      )
    },
  )

  it('of other days, of another client, or that was cancelled is none in the way', async () => {
    const assigned = await openAssigned()
    const other = await insertRow(assigned.raw, 'clients', aRow.client())

    await assigned.insert({ from_day: '2027-03-09', until_day: '2027-03-19' })
    await assigned.insert({ from_day: '2027-03-01', until_day: '2027-03-01' })
    await assigned.insert({ client_id: other, until_day: null })
    await assigned.insert({ cancelled_at: 1 })

    expect(await assigned.raw.rows('select id from assignments')).toHaveLength(6)
  })

  it.each([
    ["until_day = '2027-03-20'", 'first'],
    ['until_day = null', 'first'],
    ["from_day = '2027-03-08'", 'last'],
  ] as const)('does not grow into another: %s', async (change, which) => {
    const assigned = await openAssigned()

    await expectRefused(assigned, 'ASSIGNMENT_CONFLICT', () =>
      assigned.raw.exec(`update assignments set ${change} where id = ${assigned[which]}`),
    )
    await assigned.raw.exec(`update assignments set until_day = '2027-03-19' where id = ${assigned.first}`)
  })

  it('does not come back where another has its days, nor go to a client who has one', async () => {
    const assigned = await openAssigned()
    const { raw, first } = assigned
    const cancelled = await assigned.insert({ cancelled_at: 1 })
    const other = await insertRow(raw, 'clients', aRow.client())
    const moved = await assigned.insert({ client_id: other })

    await expectRefused(assigned, 'ASSIGNMENT_CONFLICT', () =>
      raw.exec(`update assignments set cancelled_at = null where id = ${cancelled}`),
    )
    await expectRefused(assigned, 'ASSIGNMENT_CONFLICT', () =>
      raw.exec(`update assignments set client_id = ${assigned.clientId} where id = ${moved}`),
    )
    await raw.exec(`update assignments set cancelled_at = 1 where id = ${first}`)
    await raw.exec(`update assignments set cancelled_at = null where id = ${cancelled}`)
  })

  it('is never deleted', async () => {
    const assigned = await openAssigned()

    await expectRefused(assigned, 'APPEND_ONLY', () => assigned.raw.exec('delete from assignments'))
    if (dialect === 'postgres') {
      await expectRefused(assigned, 'APPEND_ONLY', () => assigned.raw.exec('truncate assignments'))
    }
  })
})
