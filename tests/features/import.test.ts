import { expect, it } from 'vitest'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import type { ColumnMapping } from '../../src/shared/domain/client-import-terms.ts'
import { type MessyClientsFile, messyClientsCsv } from '../support/messy-clients-csv.ts'
import {
  aClient,
  aPackage,
  aService,
  type Caller,
  describeStudio,
  type TestStudio,
} from '../support/studio.ts'

const HEADER = 'First name,Last name,E-mail,Phone,Credits,Valid until,Family'
const ANNA = 'Anna,Schmidt,anna@example.com,0170 1234567,12,2026-12-31,'
const BEN = 'Ben,Müller,ben@example.com,,,,'

describeStudio('import.open', (open) => {
  it('says how it understood the file and writes nothing', async () => {
    const studio = await open()

    const opened = await openLines(studio, [HEADER, ANNA, BEN])

    expect(opened).toEqual({
      importId: expect.any(String),
      fileName: 'clients.csv',
      encoding: 'utf-8',
      encodingIsCertain: false,
      delimiter: ',',
      headerLine: 1,
      header: ['First name', 'Last name', 'E-mail', 'Phone', 'Credits', 'Valid until', 'Family'],
      rowCount: 2,
      sample: [
        { line: 2, cells: ANNA.split(',') },
        { line: 3, cells: BEN.split(',') },
      ],
      mapping: {
        firstName: 0,
        lastName: 1,
        email: 2,
        phone: 3,
        credits: 4,
        creditsExpireOn: 5,
        family: 6,
      },
      dateOrder: 'dmy',
      dateColumns: [],
      problems: [],
      problemCount: 0,
      importedBefore: null,
    })
    expect(await studio.call('clients.list', {})).toMatchObject({ total: 0 })
  })

  it('takes bytes and base64 alike, and the encoding, delimiter and header that a person chose', async () => {
    const studio = await open()
    const content = Buffer.from('Name;Ort\nJürgen, der Erste;Köln\n', 'latin1')

    const guessed = await studio.call('import.open', { fileName: 'a.csv', content })
    const chosen = await studio.call('import.open', {
      fileName: 'a.csv',
      content: content.toString('base64'),
      encoding: 'windows-1252',
      delimiter: ',',
      headerLine: null,
    })

    expect(guessed).toMatchObject({ encoding: 'windows-1252', delimiter: ';', header: ['Name', 'Ort'] })
    expect(chosen).toMatchObject({ delimiter: ',', headerLine: null, header: ['', ''], rowCount: 2 })
  })

  it('cuts long cells of the sample, and shows a wide table as wide as it is', async () => {
    const studio = await open()
    const names = Array.from({ length: 30 }, (_, column) => `Column ${column}`)

    const opened = await openLines(studio, [names.join(','), `${'x'.repeat(500)}${',1'.repeat(29)}`])

    expect(opened.header).toHaveLength(30)
    expect(opened.sample[0]?.cells.map((cell) => cell.length)).toEqual([200, ...Array(29).fill(1)])
  })

  it('tells how certain the order of day and month is, for every column with dates', async () => {
    const studio = await open()

    const opened = await openLines(studio, [
      'Name,Joined,Valid until',
      'Anna,03/04/2026,05/06/2026',
      'Ben,03/25/2026,',
    ])

    expect(opened.dateColumns).toEqual([
      { column: 1, order: 'mdy', evidence: 'certain' },
      { column: 2, order: 'dmy', evidence: 'ambiguous' },
    ])
    expect(opened.dateOrder).toBe('dmy')
  })

  it('reads dates that fit both orders with the month first where people pay in US dollars', async () => {
    const studio = await open({ currency: 'USD' })

    const opened = await openLines(studio, ['Name,Credits,Valid until', 'Anna,3,05/06/2026'])

    expect(opened).toMatchObject({
      dateOrder: 'mdy',
      dateColumns: [{ column: 2, order: 'mdy', evidence: 'ambiguous' }],
    })
  })

  it.each<[string, Uint8Array | string, string]>([
    ['an empty file', new Uint8Array(), 'The file is empty.'],
    [
      'a header without rows',
      'Name,E-mail\n',
      'Read like this, the file has no rows below its column names.',
    ],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004 [Content_Types].xml'),
      'This is an Excel workbook. Save it as CSV first.',
    ],
  ])('refuses %s with the way out', async (_, content, message) => {
    const studio = await open()
    const bytes = typeof content === 'string' ? Buffer.from(content) : content

    const refusal = await studio.refused('import.open', { fileName: 'clients.csv', content: bytes })

    expect(refusal).toMatchObject({ code: 'VALIDATION', message })
  })

  it('refuses what is not base64, and names content that is missing', async () => {
    const studio = await open()

    const wrong = await studio.refused('import.open', { fileName: 'a.csv', content: 'Name,E-mail' })
    const missing = await studio.refused('import.open', { fileName: 'a.csv' })

    expect(wrong).toMatchObject({ code: 'VALIDATION' })
    expect(missing).toMatchObject({ code: 'MISSING_REQUIRED_FIELDS', details: { fields: ['content'] } })
  })

  it('is for those who may import', async () => {
    const studio = await open()
    const { staff } = await studio.call('staff.create', { name: 'Fred', role: 'front_desk' })

    const refusal = await studio.as(staff.id).refused('import.open', {})

    expect(refusal).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'clients.import' } })
  })

  it('forgets a discarded file, and the first of more than four', async () => {
    const studio = await open()
    const first = await openLines(studio, [HEADER, ANNA])
    const second = await openLines(studio, [HEADER, ANNA])

    const discarded = await studio.call('import.discard', { importId: second.importId })
    for (let count = 0; count < 4; count++) await openLines(studio, [HEADER, BEN])

    expect(discarded).toEqual({ discarded: true })
    expect(await studio.call('import.discard', { importId: second.importId })).toEqual({ discarded: false })
    for (const opened of [first, second]) {
      expect(await studio.refused('import.preview', readingOf(opened))).toMatchObject({
        code: 'NOT_FOUND',
        message: 'This file is no longer open. Choose it again; nothing was written.',
      })
    }
  })
})

describeStudio('import.preview', (open) => {
  it('counts the verdicts, adds up the credits and tells of each row what happens and why', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Ben', lastName: 'Muller', email: 'ben@example.com' })
    const opened = await openLines(studio, [
      HEADER,
      ANNA,
      BEN,
      'Cleo,Roth,cleo@,,2.5,,',
      'Anna,Zwei,ANNA@example.com,,5,,',
    ])

    const preview = await studio.call('import.preview', readingOf(opened))

    expect(preview).toEqual({
      counts: { new: 1, update: 1, unchanged: 0, duplicate: 1, bad: 1 },
      credits: { new: 12, update: 0 },
      newFamilies: [],
      total: 4,
      rows: [
        {
          ...{ line: 2, verdict: 'new', name: 'Anna Schmidt', email: 'anna@example.com', action: 'create' },
          ...{ credits: 12, creditsExpireOn: '2026-12-31', family: null },
          ...{ problems: [], warnings: [], changes: [] },
        },
        {
          ...{ line: 3, verdict: 'update', name: 'Ben Müller', email: 'ben@example.com', action: 'update' },
          ...{ credits: 0, creditsExpireOn: null, family: null, problems: [], warnings: [] },
          changes: [{ field: 'lastName', from: 'Muller', to: 'Müller' }],
        },
        {
          ...{ line: 4, verdict: 'bad', name: 'Cleo Roth', email: 'cleo@', action: 'none' },
          ...{ credits: 0, creditsExpireOn: null, family: null, warnings: [], changes: [] },
          problems: ['“cleo@” is not an e-mail address.', 'The opening balance “2.5” is not a whole number.'],
        },
        {
          ...{ line: 5, verdict: 'duplicate', name: 'Anna Zwei', email: 'ANNA@example.com', action: 'none' },
          ...{ credits: 0, creditsExpireOn: null, family: null, warnings: [], changes: [] },
          problems: ['The same e-mail address is on line 2.'],
        },
      ],
    })
  })

  it('pages through the rows of one verdict, and says what happens without updates', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Anna', lastName: 'Old', email: 'anna@example.com' })
    const opened = await openLines(studio, [HEADER, ANNA, BEN, ',,,,,,x', 'Cleo,,,,,,', ',,,,3,,'])
    const reading = readingOf(opened)

    const bad = await studio.call('import.preview', { ...reading, verdict: 'bad', limit: 1, offset: 1 })
    const kept = await studio.call('import.preview', { ...reading, verdict: 'update', takeUpdates: false })

    expect(bad.rows.map((row) => row.line)).toEqual([6])
    expect(bad.total).toBe(2)
    expect(kept.rows).toMatchObject([{ line: 2, action: 'none', credits: 0 }])
  })

  it('judges again when the studio has changed in the meantime', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, BEN])
    const before = await studio.call('import.preview', readingOf(opened))

    await aClient(studio, { firstName: 'Ben', lastName: 'Müller', email: 'ben@example.com' })
    const after = await studio.call('import.preview', readingOf(opened))

    expect([before.rows[0]?.verdict, after.rows[0]?.verdict]).toEqual(['new', 'unchanged'])
  })

  it('refuses a choice of columns that cannot be used', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ANNA])

    const nameless = await refusedMapping(studio, opened, { email: 2 })
    const missing = await refusedMapping(studio, opened, { firstName: 9 })
    const twice = await refusedMapping(studio, opened, { firstName: 0, lastName: 0 })

    expect(nameless.message).toBe('Choose the column that holds the names.')
    expect(missing.message).toBe('The column chosen for the first name is not in the file.')
    expect(twice.message).toBe('One column is chosen for first name and last name. Choose a column for each.')
  })

  it('refuses a column as the family that would make more than a hundred of them', async () => {
    const studio = await open()
    const rows = Array.from({ length: 101 }, (_, index) => `Anna,${index},,,1,,Note ${index}`)

    const refusal = await refusedMapping(studio, await openLines(studio, [HEADER, ...rows]))

    expect(refusal.message).toContain('holds 101 names that the studio does not have')
  })
})

describeStudio('import.commit', (open) => {
  it('brings over 2,000 messy rows exactly, and a second time nothing', { timeout: 120_000 }, async () => {
    const studio = await open()
    const file = messyClientsCsv()
    for (const client of file.existing) await studio.call('clients.create', client)
    const { expected } = file
    const brought = file.rows.filter((row) => row.verdict === 'new' || row.verdict === 'update')
    const credits = brought.reduce((sum, row) => sum + row.credits, 0)

    const opened = await openFile(studio, file)
    const preview = await studio.call('import.preview', readingOf(opened))
    const result = await studio.call('import.commit', { ...readingOf(opened), leaveOutBadRows: true })

    expect(preview.counts).toEqual(expected)
    expect(result).toEqual({
      created: expected.new,
      updated: expected.update,
      unchanged: expected.unchanged,
      skipped: expected.duplicate + expected.bad,
      creditsAdded: credits,
      report: opened.importId,
    })
    expect(await figuresByEmail(studio)).toEqual(expectedFigures(file))
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })

    const again = await openFile(studio, file)
    const second = await studio.call('import.commit', { ...readingOf(again), leaveOutBadRows: true })

    expect(again.importedBefore).toEqual({ at: '2026-03-02T08:00:00.000Z', by: 'Olga Owner' })
    expect(second).toMatchObject({ created: 0, creditsAdded: 0 })
    expect(await studio.call('clients.list', {})).toMatchObject({ total: expected.new + 60 })
  })

  it('gives an opening balance as a grant of its own that expires as the file says', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ANNA])

    await studio.call('import.commit', readingOf(opened))

    const { rows } = await studio.call('clients.search', { query: 'anna' })
    const clientId = rows[0]?.id ?? 0
    const { grants, entries } = await studio.call('credits.explain', { clientId })
    expect(grants).toMatchObject([
      {
        ...{ source: 'import', category: 'paid', granted: 12, available: 12, family: null },
        ...{ effectiveFrom: '2026-03-02', expiresOn: '2026-12-31', subscriptionName: 'Opening balance' },
      },
    ])
    expect(entries).toMatchObject([
      { kind: 'GRANT', units: 12, reason: 'Opening balance', actor: 'Olga Owner' },
    ])
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ available: 12, total: 12 })
  })

  it('puts it beside what a client holds already in the place of its family', async () => {
    const studio = await open()
    const client = await aClient(studio, {
      firstName: 'Anna',
      lastName: 'Schmidt',
      email: 'anna@example.com',
    })
    const pack = await aPackage(studio)
    const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
    const opened = await openLines(studio, [HEADER, 'Anna,Schmidt,anna@example.com,,4,,personal TRAINING'])

    const result = await studio.call('import.commit', readingOf(opened))

    expect(result).toMatchObject({ created: 0, updated: 1, creditsAdded: 4 })
    const { rows } = await studio.call('subscriptions.list', { clientId: client.id })
    expect(rows).toMatchObject([{ id: sold.grant.subscriptionId, family: 'Personal training', total: 14 }])
  })

  it('makes a family that nobody has named yet, after the preview has told of it', async () => {
    const studio = await open()
    await aService(studio)
    const opened = await openLines(studio, [
      HEADER,
      'Anna,A,a@example.com,,3,,Pilates',
      'Ben,B,b@example.com,,2,,PILÁTES',
      'Cleo,C,c@example.com,,1,,personal training',
      'Dora,D,d@example.com,,0,,Aerobics',
    ])

    const preview = await studio.call('import.preview', readingOf(opened))
    await studio.call('import.commit', readingOf(opened))

    expect(preview.newFamilies).toEqual(['Pilates'])
    const { rows } = await studio.call('families.list', {})
    expect(rows.map((family) => family.name)).toEqual(['Personal training', 'Pilates'])
    const second = await openLines(studio, [HEADER, 'Ben,B,b@example.com,,2,,pilatés'])
    expect(await studio.call('import.preview', readingOf(second))).toMatchObject({ counts: { unchanged: 1 } })
  })

  it('changes clients who are here already, and finds them under their new words', async () => {
    const studio = await open()
    const client = await aClient(studio, { firstName: 'Anna', lastName: 'Alt', email: 'anna@example.com' })
    const opened = await openLines(studio, [HEADER, 'Anna,Neumann,anna@example.com,0170 7654321,,,'])

    await studio.call('import.commit', readingOf(opened))

    const found = await studio.call('clients.search', { query: 'neumann 7654321' })
    expect(found.rows).toMatchObject([{ id: client.id, lastName: 'Neumann', version: client.version + 1 }])
    expect((await studio.call('clients.search', { query: 'alt' })).rows).toEqual([])
    const { rows } = await studio.call('audit.list', { entity: 'client', entityId: client.id, limit: 1 })
    expect(rows).toMatchObject([
      {
        method: 'import.commit',
        before: { lastName: 'Alt', phone: null },
        after: { lastName: 'Neumann', phone: '0170 7654321' },
      },
    ])
  })

  it('keeps to what was decided: no updates, some lines left out', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Ben', lastName: 'Alt', email: 'ben@example.com' })
    const opened = await openLines(studio, [HEADER, ANNA, BEN, 'Cleo,Roth,,,,,', ',,,,,,x'])

    const result = await studio.call('import.commit', {
      ...readingOf(opened),
      takeUpdates: false,
      leaveOutLines: [4, 5],
    })

    expect(result).toMatchObject({ created: 1, updated: 0, unchanged: 0, skipped: 3, creditsAdded: 12 })
  })

  it('writes nothing while a bad row is undecided', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ANNA, ',,cleo@,,,,', ',,,,1,,', 'Dora,,,,-1,,'])

    const refusal = await studio.refused('import.commit', readingOf(opened))

    expect(refusal).toMatchObject({
      code: 'IMPORT_ROW_INVALID',
      details: { line: 3 },
      message:
        'Line 3 cannot be imported: “cleo@” is not an e-mail address. The name is missing. Give at least a first or a last name. 2 more lines cannot be imported either.',
    })
    await expectNothingWritten(studio)
  })

  it('answers a dry run as if it were meant, and keeps nothing of it', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, 'Anna,A,a@example.com,,3,,Pilates'])

    const dry = await studio.call('import.commit', { ...readingOf(opened), dryRun: true })

    await expectNothingWritten(studio)
    expect(await studio.refused('import.report', { importId: opened.importId })).toMatchObject({
      message: 'This file has not been imported yet.',
    })
    expect(await studio.call('import.commit', readingOf(opened))).toEqual(dry)
  })

  it('answers a replay with the first answer, and refuses the id for another wish', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ANNA])
    const input = { ...readingOf(opened), commandId: 'import-0001' }

    const first = await studio.call('import.commit', input)
    const replay = await studio.call('import.commit', input)
    const other = await studio.refused('import.commit', { ...input, takeUpdates: false })

    expect(replay).toEqual(first)
    expect(other.code).toBe('COMMAND_CONFLICT')
    expect(await studio.call('clients.list', {})).toMatchObject({ total: 1 })
  })

  it('takes an opened file once', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ANNA])
    await studio.call('import.commit', readingOf(opened))

    const refusal = await studio.refused('import.commit', readingOf(opened))

    expect(refusal).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'clients.csv has been imported. To import it once more, choose the file again.',
    })
  })

  it('tells how far it is, and what changed once it is kept', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ...manyRows(1_200)])
    const before = studio.pushes.length

    await studio.call('import.commit', { ...readingOf(opened), commandId: 'import-0002' })

    const task = 'import-0002'
    expect(studio.pushes.slice(before)).toEqual([
      { kind: 'progress', task, done: 500, total: 1_200 },
      { kind: 'progress', task, done: 1_000, total: 1_200 },
      { kind: 'progress', task, done: 1_200, total: 1_200 },
      { kind: 'changed', topics: ['clients', 'credits', 'catalogue'] },
    ])
  })

  it('writes nothing when it is stopped on the way, and can be tried again', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ...manyRows(1_200)])
    const input = { ...readingOf(opened), commandId: 'import-0003' }
    const refused = studio.refused('import.commit', input)
    while (!studio.pushes.some((push) => push.kind === 'progress')) await turn()

    // With the owner at hand: to look somebody up would wait for the unit of work where there is one session only.
    const stop = await studio.core.call(studio.owner, 'tasks.stop', { task: 'import-0003' })

    expect(stop).toEqual({ ok: true, value: { stopping: true } })
    expect(await refused).toMatchObject({
      code: 'INVALID_TRANSITION',
      details: { to: 'stopped' },
      message: 'The import was stopped. Nothing was written.',
    })
    await expectNothingWritten(studio)
    expect(await studio.call('tasks.stop', { task: 'import-0003' })).toEqual({ stopping: false })
    expect(await studio.call('import.commit', input)).toMatchObject({ created: 1_200 })
  })

  it('leaves one line in the audit log that says what was made', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ...manyRows(600)])

    await studio.call('import.commit', readingOf(opened))

    const { rows } = await studio.call('audit.list', { entity: 'import' })
    const { rows: all } = await studio.call('clients.list', { sort: 'created', limit: 500 })
    const first = all[0]?.id ?? 0
    expect(rows).toMatchObject([
      {
        method: 'import.commit',
        after: {
          ...{ file: 'clients.csv', digest: expect.stringMatching(/^[0-9a-f]{64}$/), created: 600 },
          ...{ creditsAdded: 600, clients: [[first, first + 599]] },
        },
      },
    ])
    expect(JSON.stringify(rows).length).toBeLessThan(1_000)
  })
})

describeStudio('import.report', (open) => {
  it('lists every row with what was done', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ANNA, 'Cleo,Roth,cleo@,,,,'])
    await studio.call('import.commit', { ...readingOf(opened), leaveOutBadRows: true })

    const report = await studio.call('import.report', { importId: opened.importId })

    expect(report.fileName).toBe('clients import report.csv')
    expect(report.csv.split('\r\n')).toEqual([
      '\ufeffLine,Verdict,Name,E-mail,What was done,Details',
      '2,New,Anna Schmidt,anna@example.com,Client created with 12 credits until 2026-12-31.,',
      '3,Bad,Cleo Roth,cleo@,Left out.,“cleo@” is not an e-mail address.',
      '',
    ])
  })

  it('lists before the import what a plan would do', async () => {
    const studio = await open()
    const opened = await openLines(studio, [HEADER, ANNA])
    const { importId, mapping, dateOrder } = readingOf(opened)

    const { csv } = await studio.call('import.report', { importId, plan: { mapping, dateOrder } })

    expect(csv).toContain('Client would be created with 12 credits until 2026-12-31.')
    await expectNothingWritten(studio)
  })
})

type Opened = Value<'import.open'>

function openLines(studio: Caller, lines: readonly string[]): Promise<Opened> {
  return studio.call('import.open', { fileName: 'clients.csv', content: Buffer.from(lines.join('\n')) })
}

function openFile(studio: Caller, { bytes }: MessyClientsFile): Promise<Opened> {
  return studio.call('import.open', { fileName: 'clients.csv', content: Buffer.from(bytes) })
}

function readingOf({ importId, mapping, dateOrder }: Opened) {
  return { importId, mapping, dateOrder } satisfies Input<'import.preview'>
}

function refusedMapping(studio: Caller, opened: Opened, mapping: ColumnMapping = opened.mapping) {
  return studio.refused('import.preview', { ...readingOf(opened), mapping })
}

function manyRows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Anna,Nr ${index},anna${index}@example.com,,1,,`)
}

async function expectNothingWritten(studio: TestStudio): Promise<void> {
  const rows = await studio.raw.rows(
    `select (select count(*) from clients) as clients, (select count(*) from client_words) as words,
      (select count(*) from subscriptions) as subscriptions, (select count(*) from grants) as grants,
      (select count(*) from entries) as entries, (select count(*) from families) as families,
      (select count(*) from audit where method = 'import.commit') as audit`,
  )
  const none = { clients: 0, words: 0, subscriptions: 0, grants: 0, entries: 0, families: 0, audit: 0 }
  expect(rows).toEqual([none])
}

/** The credits of everyone in the studio, by e-mail address or else by name. */
async function figuresByEmail(studio: Caller): Promise<Map<string, number>> {
  const figures = new Map<string, number>()
  for (let offset = 0; ; offset += 500) {
    const { rows } = await studio.call('clients.list', { limit: 500, offset })
    for (const row of rows) figures.set(keyOf(row), row.availableSessions)
    if (rows.length < 500) return figures
  }
}

function expectedFigures(file: MessyClientsFile): Map<string, number> {
  const figures = new Map<string, number>()
  for (const client of file.existing) figures.set(client.email, 0)
  for (const row of file.rows) {
    if (row.verdict === 'new' || row.verdict === 'update') figures.set(keyOf(row), row.credits)
  }
  return figures
}

function keyOf(person: { email: string | null; firstName: string; lastName: string }): string {
  const email = person.email?.toLowerCase() ?? ''
  return email === '' ? `${person.firstName} ${person.lastName}` : email
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
