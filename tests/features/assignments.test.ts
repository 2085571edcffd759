import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const TODAY = '2026-03-02'

/** Two trainers and a client of nobody. */
async function aBoard(studio: TestStudio) {
  const ana = await aTrainer(studio, { name: 'Ana Alt' })
  const ben = await aTrainer(studio, { name: 'Ben Baum' })
  const { id: clientId } = await aClient(studio)
  const assign = (trainerId: number, more: Partial<Input<'assignments.assign'>> = {}) =>
    studio.call('assignments.assign', { clientId, trainerId, ...more })
  const days = async () => {
    const { rows } = await studio.call('assignments.list', { clientId, history: true })
    return rows.map(({ trainerName, from, until }) => [trainerName, from, until])
  }
  return { ana, ben, clientId, assign, days }
}

const audited = async (studio: TestStudio, method: string) =>
  (await studio.call('audit.list', { limit: 20 })).rows.filter((row) => row.method === method)

describeStudio('a client is given to a trainer', (open) => {
  it('from today on, and both the trainer’s list and nobody’s tell it', async () => {
    const studio = await open()
    const { ana, clientId, assign } = await aBoard(studio)
    const eva = await aClient(studio, { firstName: 'Eva', lastName: 'Alt' })

    const { assignment, replaced } = await assign(ana.id, { note: ' Bad  knee ' })

    expect(assignment).toEqual({
      id: assignment.id,
      clientId,
      clientName: 'Ada Berg',
      trainerId: ana.id,
      trainerName: 'Ana Alt',
      from: TODAY,
      until: null,
      note: 'Bad knee',
      version: 1,
    })
    expect(replaced).toEqual([])
    const line = { ...assignment, state: 'current', next: null }
    expect(await studio.call('assignments.list', { trainerId: ana.id })).toEqual({ rows: [line], total: 1 })
    expect(await studio.call('assignments.list', {})).toEqual({ rows: [line], total: 1 })
    expect(await studio.call('assignments.list', { trainerId: null })).toMatchObject({
      rows: [{ id: null, clientId: eva.id, clientName: 'Eva Alt', trainerId: null, from: null, state: null }],
      total: 1,
    })
    expect(await audited(studio, 'assignments.assign')).toMatchObject([
      { entity: 'assignment', entityId: assignment.id, before: null, after: assignment },
    ])
    expect(studio.pushes.at(-1)).toEqual({ kind: 'changed', topics: ['assignments'] })
  })

  it('and whoever had the client until then ends the day before', async () => {
    const studio = await open()
    const { ana, ben, assign, days } = await aBoard(studio)
    const first = await assign(ana.id, { from: '2026-01-10' })

    const { replaced } = await assign(ben.id)

    expect(replaced).toEqual([{ ...first.assignment, until: '2026-03-01', version: 2 }])
    expect(await days()).toEqual([
      ['Ben Baum', TODAY, null],
      ['Ana Alt', '2026-01-10', '2026-03-01'],
    ])
    expect(await audited(studio, 'assignments.assign')).toHaveLength(3)
  })

  it('and one that began today as well never was', async () => {
    const studio = await open()
    const { ana, ben, assign, days } = await aBoard(studio)
    await assign(ana.id)

    const { replaced } = await assign(ben.id)

    expect(replaced).toMatchObject([{ trainerName: 'Ana Alt', from: null, until: null }])
    expect(await days()).toEqual([['Ben Baum', TODAY, null]])
  })

  it('for some days in the middle of another’s, who has the client again afterwards', async () => {
    const studio = await open()
    const { ana, ben, assign, days } = await aBoard(studio)
    await assign(ana.id, { from: '2026-01-10' })

    await assign(ben.id, { from: '2026-03-09', until: '2026-03-15' })

    expect(await days()).toEqual([
      ['Ana Alt', '2026-03-16', null],
      ['Ben Baum', '2026-03-09', '2026-03-15'],
      ['Ana Alt', '2026-01-10', '2026-03-08'],
    ])
    await studio.call('undo.last', {})
    expect(await days()).toEqual([['Ana Alt', '2026-01-10', null]])
    await studio.call('undo.redo', {})
    expect((await days()).map(([name]) => name)).toEqual(['Ana Alt', 'Ben Baum', 'Ana Alt'])
  })

  it('until the next that is planned, where no last day is asked for', async () => {
    const studio = await open()
    const { ana, ben, assign, days } = await aBoard(studio)
    await assign(ben.id, { from: '2026-04-01' })

    const { assignment, replaced } = await assign(ana.id)

    expect([assignment.until, replaced]).toEqual(['2026-03-31', []])
    expect(await days()).toEqual([
      ['Ben Baum', '2026-04-01', null],
      ['Ana Alt', TODAY, '2026-03-31'],
    ])
    expect(await studio.call('assignments.list', { trainerId: ana.id })).toMatchObject({
      rows: [{ next: { trainerId: ben.id, trainerName: 'Ben Baum', from: '2026-04-01' } }],
    })
  })

  it('on a trial run without a trace', async () => {
    const studio = await open()
    const { ana, assign, days } = await aBoard(studio)

    expect(await assign(ana.id, { dryRun: true })).toMatchObject({ assignment: { from: TODAY } })
    expect(await days()).toEqual([])
  })
})

describeStudio('giving a client to a trainer is refused', (open) => {
  it('for somebody unknown, a trainer who does not work here, and days the wrong way round', async () => {
    const studio = await open()
    const { ana, clientId } = await aBoard(studio)
    await studio.call('staff.update', { staffId: ana.id, version: ana.version, active: false })
    const refused = (more: object) =>
      studio.refused('assignments.assign', { clientId, trainerId: ana.id, ...more })

    expect(await refused({ clientId: 999 })).toMatchObject({ code: 'USER_NOT_FOUND' })
    expect(await refused({ trainerId: 999 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'trainer' },
    })
    expect(await refused({})).toMatchObject({ code: 'NOT_FOUND', details: { id: ana.id } })
    expect(await refused({ from: '2026-03-09', until: '2026-03-08' })).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'until' }] },
    })
    expect((await studio.refused('assignments.assign', { clientId })).code).toBe('MISSING_REQUIRED_FIELDS')
  })

  it('for a client who was deactivated or merged', async () => {
    const studio = await open()
    const { ana, clientId } = await aBoard(studio)
    const other = await aClient(studio, { firstName: 'Ada', lastName: 'B.' })
    await studio.call('clients.deactivate', { clientId })
    const refused = (id: number) => studio.refused('assignments.assign', { clientId: id, trainerId: ana.id })

    expect(await refused(clientId)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Ada Berg is deactivated. Reactivate the client first.',
    })
    await studio.call('clients.merge', { keepId: clientId, mergeId: other.id })
    expect(await refused(other.id)).toMatchObject({ code: 'INVALID_TRANSITION', details: { from: 'merged' } })
  })

  it('where the trainer has the client on those days already', async () => {
    const studio = await open()
    const { ana, assign, clientId } = await aBoard(studio)
    await assign(ana.id, { from: '2026-01-10' })

    expect(await studio.refused('assignments.assign', { clientId, trainerId: ana.id })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Ana Alt looks after Ada Berg from 10 Jan 2026 already.',
    })
  })

  it('to whoever sees another assignment than there is', async () => {
    const studio = await open()
    const { ana, ben, assign, clientId } = await aBoard(studio)
    const cleo = await aTrainer(studio, { name: 'Cleo' })
    const { assignment } = await assign(ana.id, { from: '2026-01-10' })
    const seen = { assignmentId: assignment.id, version: assignment.version }
    await assign(ben.id, seen)

    const refusal = await studio.refused('assignments.assign', { clientId, trainerId: cleo.id, ...seen })
    expect(refusal).toMatchObject({
      code: 'STALE_VERSION',
      details: { expected: 1, found: 2, changes: { trainer: 'Ana Alt', until: '2026-03-01' } },
    })
    expect((await studio.refused('assignments.end', seen)).code).toBe('STALE_VERSION')
  })

  it('to whoever sees nobody on a day on which somebody has the client', async () => {
    const studio = await open()
    const { ana, ben, assign, clientId } = await aBoard(studio)
    const unseen = { clientId, trainerId: ben.id, assignmentId: null }
    await assign(ana.id, { from: '2026-03-01', until: '2026-03-09' })

    for (const from of ['2026-03-01', '2026-03-09']) {
      const refusal = await studio.refused('assignments.assign', { ...unseen, from })
      expect(refusal).toMatchObject({
        code: 'STALE_VERSION',
        details: { expected: 0, found: 1, changes: { trainer: 'Ana Alt', from: '2026-03-01' } },
      })
    }
    const { assignment } = await studio.call('assignments.assign', { ...unseen, from: '2026-03-10' })
    expect(assignment).toMatchObject({ from: '2026-03-10', until: null, trainerName: 'Ben Baum' })
    // Who takes it back and does it again sees nobody again.
    await studio.call('undo.last', {})
    await studio.call('undo.redo', {})
    expect((await studio.call('assignments.list', { on: '2026-03-10' })).rows).toMatchObject([{ clientId }])
  })

  it('to trainers, who may not change clients', async () => {
    const studio = await open()
    const { ana, clientId } = await aBoard(studio)
    const refusal = await studio.as(ana.id).refused('assignments.assign', { clientId, trainerId: ana.id })

    expect(refusal).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'clients.write' } })
  })
})

describeStudio('an assignment ends', (open) => {
  it('with yesterday, or with the day asked for, and can be taken back', async () => {
    const studio = await open()
    const { ana, assign, days } = await aBoard(studio)
    const { assignment } = await assign(ana.id, { from: '2026-01-10' })
    const end = (until?: string) =>
      studio.call('assignments.end', {
        assignmentId: assignment.id,
        ...(until === undefined ? {} : { until }),
      })

    expect(await end('2026-03-31')).toEqual({
      assignment: { ...assignment, until: '2026-03-31', version: 2 },
    })
    await end()
    expect(await days()).toEqual([['Ana Alt', '2026-01-10', '2026-03-01']])
    expect((await studio.call('undo.last', {})).undone.label).toBe(
      'Ended the assignment of Ada Berg to Ana Alt',
    )
    expect(await days()).toEqual([['Ana Alt', '2026-01-10', '2026-03-31']])
  })

  it('before its first day, and then never was', async () => {
    const studio = await open()
    const { ana, assign, days } = await aBoard(studio)
    const { assignment } = await assign(ana.id)

    const ended = await studio.call('assignments.end', { assignmentId: assignment.id })

    expect(ended.assignment).toMatchObject({ from: null, until: null })
    expect(await days()).toEqual([])
    expect(await studio.refused('assignments.end', { assignmentId: assignment.id })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This assignment was taken back.',
    })
  })

  it('once', async () => {
    const studio = await open()
    const { ana, assign } = await aBoard(studio)
    const { assignment } = await assign(ana.id, { from: '2026-01-10', until: '2026-02-10' })
    const refused = (more: object) =>
      studio.refused('assignments.end', { assignmentId: assignment.id, ...more })

    expect(await refused({})).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Ana Alt looks after Ada Berg from 10 Jan 2026 until 10 Feb 2026 already.',
    })
    expect((await refused({ until: '2026-02-10' })).code).toBe('INVALID_TRANSITION')
    expect(await refused({ assignmentId: 999 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'assignment' },
    })
  })

  it('and is not taken back once somebody else has the client', async () => {
    const studio = await open()
    const { ana, ben, assign, clientId } = await aBoard(studio)
    const { assignment } = await assign(ana.id, { from: '2026-01-10' })
    await studio.call('assignments.end', { assignmentId: assignment.id })
    const desk = await studio.call('staff.create', { name: 'Fay', role: 'front_desk' })
    await studio.as(desk.staff.id).call('assignments.assign', { clientId, trainerId: ben.id })

    expect(await studio.refused('undo.last', {})).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: expect.stringContaining('Ben Baum looks after Ada Berg from 2 Mar 2026 by now.'),
    })
  })
})

describeStudio('the list of assignments', (open) => {
  it('is of one day, by the client’s name, found by words and page by page', async () => {
    const studio = await open()
    const ana = await aTrainer(studio, { name: 'Ana Alt' })
    for (const lastName of ['Zorn', 'Berg', 'Cohn']) {
      const { id: clientId } = await aClient(studio, { firstName: 'Ida', lastName })
      await studio.call('assignments.assign', { clientId, trainerId: ana.id, from: '2026-03-10' })
    }
    const names = async (input: Input<'assignments.list'>) => {
      const { rows, total } = await studio.call('assignments.list', input)
      return [rows.map((row) => row.clientName), total]
    }
    const on = { trainerId: ana.id, on: '2026-03-10' }

    expect(await names({ trainerId: ana.id })).toEqual([[], 0])
    expect(await names(on)).toEqual([['Ida Berg', 'Ida Cohn', 'Ida Zorn'], 3])
    expect(await names({ ...on, limit: 1, offset: 1 })).toEqual([['Ida Cohn'], 3])
    expect(await names({ ...on, query: 'id zo' })).toEqual([['Ida Zorn'], 1])
    expect(await names({ ...on, query: '!' })).toEqual([[], 0])
    expect(await names({ trainerId: null, query: 'cohn' })).toEqual([['Ida Cohn'], 1])
    expect(await names({ trainerId: null, on: '2026-03-10' })).toEqual([[], 0])
  })

  it('leaves out who was deactivated, and has them again with the same trainer', async () => {
    const studio = await open()
    const { ana, clientId, assign } = await aBoard(studio)
    await assign(ana.id)
    const total = async () => (await studio.call('assignments.list', { trainerId: ana.id })).total

    await studio.call('clients.deactivate', { clientId })
    expect([await total(), (await studio.call('trainers.load', {})).unassigned]).toEqual([0, 0])
    await studio.call('clients.reactivate', { clientId })
    expect(await total()).toBe(1)
  })

  it('tells a trainer of their own alone', async () => {
    const studio = await open()
    const { ana, ben, clientId, assign } = await aBoard(studio)
    await assign(ben.id, { from: '2026-01-10' })
    await assign(ana.id)
    const asAna = studio.as(ana.id)

    expect(await asAna.call('assignments.list', {})).toMatchObject({ rows: [{ clientId }], total: 1 })
    expect(await asAna.call('assignments.list', { clientId, history: true })).toMatchObject({
      rows: [{ trainerId: ana.id }],
      total: 1,
    })
    expect(await asAna.call('assignments.list', { clientId: 999, history: true })).toMatchObject({ total: 0 })
    for (const trainerId of [ben.id, null]) {
      expect((await asAna.refused('assignments.list', { trainerId })).code).toBe('UNAUTHORIZED_ACCESS')
    }
    expect(await asAna.call('trainers.load', {})).toMatchObject({
      rows: [{ trainerId: ana.id, clients: 1 }],
      unassigned: null,
    })
  })

  it('of one client takes a client', async () => {
    const studio = await open()

    expect(await studio.refused('assignments.list', { history: true })).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['clientId'] },
    })
    expect((await studio.refused('assignments.list', { history: true, clientId: 999 })).code).toBe(
      'USER_NOT_FOUND',
    )
  })
})

describeStudio('who looks after a client', (open) => {
  it('sees what the client has left, while it lasts', async () => {
    const studio = await open()
    const { ana, ben, clientId, assign } = await aBoard(studio)
    const asAna = studio.as(ana.id)
    await studio.call('credits.allocate', { clientId, sessionCount: 5 })

    expect((await asAna.refused('credits.summary', { clientId })).code).toBe('UNAUTHORIZED_ACCESS')
    await assign(ana.id)
    expect(await asAna.call('credits.summary', { clientId })).toMatchObject({ available: 5 })
    await assign(ben.id, { from: '2026-03-09' })
    studio.setNow('2026-03-09T09:00:00+01:00')
    expect((await asAna.refused('credits.summary', { clientId })).code).toBe('UNAUTHORIZED_ACCESS')
  })

  const twoAdas = async () => {
    const studio = await open()
    const board = await aBoard(studio)
    const other = await aClient(studio, { firstName: 'Ada', lastName: 'B.' })
    const give = (trainerId: number, from: string, until?: string) =>
      studio.call('assignments.assign', { clientId: other.id, trainerId, from, ...(until ? { until } : {}) })
    const rows = () =>
      studio.raw.rows(
        `select id, client_id, trainer_id, from_day, until_day, note from assignments
          where cancelled_at is null order by id`,
      )
    return { ...board, studio, give, rows, both: { keepId: board.clientId, mergeId: other.id } }
  }

  it('moves with a client who is merged, and back again', async () => {
    const { studio, ana, ben, assign, give, days, rows, both } = await twoAdas()
    await assign(ana.id, { from: '2026-01-10', until: '2026-01-31' })
    await give(ben.id, '2026-01-31', '2026-02-10')
    await give(ben.id, '2026-03-01')
    const before = await rows()

    const { moved } = await studio.call('clients.merge', both)

    expect(moved.assignments).toBe(2)
    const merged = [
      ['Ben Baum', '2026-03-01', null],
      ['Ben Baum', '2026-02-01', '2026-02-10'],
      ['Ana Alt', '2026-01-10', '2026-01-31'],
    ]
    expect(await days()).toEqual(merged)
    await studio.call('undo.last', {})
    expect(await rows()).toEqual(before)
    await studio.call('undo.redo', {})
    expect(await days()).toEqual(merged)
    await studio.call('undo.last', {})
    expect(await rows()).toEqual(before)
  })

  it('comes over before, between and after the days of the kept client’s trainer, whose days stay', async () => {
    const { studio, ana, ben, assign, days, rows, both } = await twoAdas()
    await assign(ana.id, { from: '2026-01-10', until: '2026-01-31' })
    await assign(ana.id, { from: '2026-02-10', until: '2026-02-20' })
    await studio.call('assignments.assign', {
      clientId: both.mergeId,
      trainerId: ben.id,
      from: '2026-01-01',
      note: 'Mornings',
    })
    const before = await rows()

    const preview = await studio.call('clients.merge', { ...both, dryRun: true })
    expect(preview.moved.assignments).toBe(1)
    expect(await rows()).toEqual(before)
    const { moved } = await studio.call('clients.merge', both)

    expect(moved.assignments).toBe(1)
    expect(await days()).toEqual([
      ['Ben Baum', '2026-02-21', null],
      ['Ana Alt', '2026-02-10', '2026-02-20'],
      ['Ben Baum', '2026-02-01', '2026-02-09'],
      ['Ana Alt', '2026-01-10', '2026-01-31'],
      ['Ben Baum', '2026-01-01', '2026-01-09'],
    ])
    expect((await studio.call('assignments.list', { clientId: both.keepId })).rows[0]).toMatchObject({
      trainerName: 'Ben Baum',
      note: 'Mornings',
    })
    expect((await studio.call('audit.list', { limit: 5 })).rows).toContainEqual(
      expect.objectContaining({
        method: 'clients.merge',
        entity: 'assignment',
        after: expect.objectContaining({
          clientId: both.keepId,
          from: '2026-02-21',
          trainerName: 'Ben Baum',
        }),
      }),
    )
    await studio.call('undo.last', {})
    expect(await rows()).toEqual(before)
    expect((await studio.call('integrity.check', {})).ok).toBe(true)
  })

  it('stays behind where the kept client has a trainer on all of its days', async () => {
    const { studio, ana, ben, assign, give, days, both } = await twoAdas()
    await assign(ana.id, { from: '2026-01-10' })
    await give(ben.id, '2026-01-10', '2026-02-10')

    const { moved } = await studio.call('clients.merge', both)

    expect(moved.assignments).toBe(0)
    expect(await days()).toEqual([['Ana Alt', '2026-01-10', null]])
  })

  it('does not come apart again once somebody changed it', async () => {
    const { studio, ana, ben, clientId, assign, give, rows, both } = await twoAdas()
    await assign(ana.id, { from: '2026-01-10', until: '2026-01-31' })
    await give(ben.id, '2026-01-31')
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
    await studio.call('clients.merge', both)
    await studio.as(staff.id).call('assignments.assign', { clientId, trainerId: ana.id })
    const after = await rows()

    expect(await studio.refused('undo.last', {})).toMatchObject({
      details: { why: 'Not undone: Merged Ada B. into Ada Berg. The assignment was changed since.' },
    })
    expect(await rows()).toEqual(after)
  })
})

describeStudio('the load of trainers', (open) => {
  it('is their clients of a day and their open sessions of two weeks', async () => {
    const studio = await open()
    const { ana, ben, assign } = await aBoard(studio)
    const service = await aService(studio)
    await aClient(studio, { firstName: 'Eva' })
    await assign(ana.id)
    const at = (startsAt: string) =>
      studio.call('sessions.create', { serviceId: service.id, trainerId: ana.id, startsAt })
    await at('2026-03-02T08:00:00+01:00')
    await at('2026-03-15T23:00:00+01:00')
    await at('2026-03-16T00:00:00+01:00')
    const { session } = await at('2026-03-05T10:00:00+01:00')
    await studio.call('sessions.cancel', { sessionId: session.id })

    expect(await studio.call('trainers.load', {})).toEqual({
      on: TODAY,
      rows: [
        { trainerId: ana.id, name: 'Ana Alt', active: true, clients: 1, sessions: 2, minutes: 120 },
        { trainerId: ben.id, name: 'Ben Baum', active: true, clients: 0, sessions: 0, minutes: 0 },
      ],
      unassigned: 1,
    })
    expect(await studio.call('trainers.load', { on: '2026-03-01' })).toMatchObject({ unassigned: 2 })
  })

  it('names who does not work here any more only while they have clients', async () => {
    const studio = await open()
    const { ana, ben, assign } = await aBoard(studio)
    await assign(ana.id)
    for (const { id: staffId, version } of [ana, ben]) {
      await studio.call('staff.update', { staffId, version, active: false })
    }

    expect((await studio.call('trainers.load', {})).rows).toMatchObject([{ name: 'Ana Alt', active: false }])
  })
})
