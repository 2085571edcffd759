import { describe, expect, it } from 'vitest'
import { judgeRow, shownPerson } from '../../src/shared/domain/client-import.ts'
import { decideAction, type ImportChoices, planImport } from '../../src/shared/domain/client-import-plan.ts'
import { type ColumnMapping, problem, type TableRow } from '../../src/shared/domain/client-import-terms.ts'
import {
  countVerdicts,
  type ExistingClient,
  type ExistingClients,
  judgeRows,
  nameAndPhoneKey,
} from '../../src/shared/domain/client-import-verdicts.ts'
import { finishSteps } from '../../src/shared/domain/steps.ts'

const OPTIONS = { dateOrder: 'dmy', today: '2026-03-02' } as const
const MAPPING: ColumnMapping = {
  ...{ firstName: 0, lastName: 1, email: 2, phone: 3, credits: 4, creditsExpireOn: 5, family: 6, notes: 7 },
}
const NOBODY: ExistingClients = { byEmail: () => undefined, byNameAndPhone: () => undefined }

describe('one row', () => {
  it('becomes a client with cleaned fields', () => {
    const cells = [
      ' Anna ',
      'Mu\u0308ller',
      ' Anna@Example.com',
      '0170 1',
      '12.0',
      '31.12.2026',
      'Classes',
      'a\r\nb',
    ]

    expect(judgeRow(cells, MAPPING, OPTIONS)).toEqual({
      ok: true,
      client: {
        ...{ firstName: 'Anna', lastName: 'Müller', nameWasSplit: false },
        ...{ email: 'Anna@Example.com', emailKey: 'anna@example.com', phone: '0170 1' },
        ...{ location: null, notes: 'a\nb', credits: 12, creditsExpireOn: '2026-12-31', family: 'Classes' },
      },
      warnings: [],
    })
  })

  it('is read with nothing but a name', () => {
    expect(judgeRow(['', 'Cher'], MAPPING, OPTIONS)).toMatchObject({
      ok: true,
      client: { firstName: '', lastName: 'Cher', email: null, emailKey: null, phone: null, credits: 0 },
    })
  })

  it('splits a full name only where the parts are blank', () => {
    const mapping = { fullName: 0, firstName: 1 }

    expect(judgeRow(['Anna Schmidt', ''], mapping, OPTIONS)).toMatchObject({
      client: { firstName: 'Anna', lastName: 'Schmidt', nameWasSplit: true },
    })
    expect(judgeRow(['Anna Schmidt', 'Bob'], mapping, OPTIONS)).toMatchObject({
      client: { firstName: 'Bob', lastName: '', nameWasSplit: false },
    })
  })

  it('names everything that is wrong, with its field', () => {
    const reading = judgeRow(['', ' ', 'anna@', '4.9E+12', '2.5', '', 'x'.repeat(81)], MAPPING, OPTIONS)

    expect(reading).toEqual({
      ok: false,
      problems: [
        problem('EMAIL_INVALID', 'email', { value: 'anna@' }),
        problem('PHONE_SHORTENED', 'phone', { value: '4.9E+12' }),
        problem('CREDITS_NOT_WHOLE', 'credits', { value: '2.5' }),
        problem('TEXT_TOO_LONG', 'family', { length: 81, limit: 80 }),
        problem('NAME_MISSING', null, {}),
      ],
    })
  })

  it('calls a name that is too long that, and not missing', () => {
    expect(judgeRow(['x'.repeat(101)], MAPPING, OPTIONS)).toEqual({
      ok: false,
      problems: [problem('TEXT_TOO_LONG', 'firstName', { length: 101, limit: 100 })],
    })
  })

  it.each([
    ['31.12.26', 'DATE_TWO_DIGIT_YEAR'],
    ['31.02.2027', 'DATE_NOT_IN_CALENDAR'],
    ['soon', 'DATE_NOT_A_DATE'],
  ])('is bad when its credits expire on %s', (expiry, code) => {
    expect(judgeRow(['Anna', '', '', '', '5', expiry], MAPPING, OPTIONS)).toMatchObject({
      ok: false,
      problems: [{ code, field: 'creditsExpireOn' }],
    })
  })

  it('does not mind an unreadable expiry without credits', () => {
    expect(judgeRow(['Anna', '', '', '', '0', 'soon'], MAPPING, OPTIONS)).toMatchObject({
      ok: true,
      client: { credits: 0, creditsExpireOn: null },
      warnings: [],
    })
  })

  it('brings credits on their last valid day and leaves them out, with a warning, the day after', () => {
    expect(judgeRow(['Anna', '', '', '', '5', '02.03.2026'], MAPPING, OPTIONS)).toMatchObject({
      client: { credits: 5, creditsExpireOn: '2026-03-02' },
      warnings: [],
    })
    expect(judgeRow(['Anna', '', '', '', '5', '01.03.2026'], MAPPING, OPTIONS)).toMatchObject({
      client: { credits: 0, creditsExpireOn: null },
      warnings: [problem('CREDITS_EXPIRED', 'creditsExpireOn', { credits: 5, expiresOn: '2026-03-01' })],
    })
  })

  it('is shown with the cells as they are, also when it is bad', () => {
    expect(shownPerson([' Anna', '', 'anna@'], MAPPING)).toEqual({ name: 'Anna', email: 'anna@' })
    expect(shownPerson(['Anna Schmidt'], { fullName: 0 })).toEqual({ name: 'Anna Schmidt', email: '' })
  })
})

describe('the verdict', () => {
  it('is new for a client nobody knows', () => {
    const [row] = judge([['Anna', 'Schmidt', 'anna@example.com']])

    expect(row).toMatchObject({ verdict: 'new', line: 2, name: 'Anna Schmidt', email: 'anna@example.com' })
  })

  it('is duplicate for an address that an earlier line has, whatever its case and spaces', () => {
    const rows = judge([
      ['Anna', 'Schmidt', 'Anna@Example.com'],
      ['Anna', 'Schmitt', ' anna@EXAMPLE.com\u00a0'],
      ['A', 'S', 'anna@example.com'],
    ])

    expect(rows.map((row) => row.verdict)).toEqual(['new', 'duplicate', 'duplicate'])
    expect(rows.slice(1)).toMatchObject([
      { ofLine: 2, sameBy: 'email' },
      { ofLine: 2, sameBy: 'email' },
    ])
  })

  it('compares addresses composed', () => {
    const rows = judge([
      ['A', '', 'mu\u0308ller@example.com'],
      ['B', '', 'm\u00fcller@example.com'],
    ])

    expect(rows[1]).toMatchObject({ verdict: 'duplicate', ofLine: 2 })
  })

  it('is duplicate without an address only for the same first name, last name and phone number', () => {
    const rows = judge([
      ['Anna', 'Schmidt', 'anna@example.com', '0170 12'],
      ['anna', 'SCHMIDT', '', '0170-12'],
      ['Anna', 'Schmidt', '', ''],
      ['Anna', 'Schmidt', '', ''],
      ['Anna', '', '', '0170 12'],
      ['Anna', 'Schmidt', 'other@example.com', '0170 12'],
    ])

    expect(rows.map((row) => row.verdict)).toEqual(['new', 'duplicate', 'new', 'new', 'new', 'new'])
    expect(rows[1]).toMatchObject({ ofLine: 2, sameBy: 'nameAndPhone' })
  })

  it('is not duplicate after a bad row, which claims nothing', () => {
    const rows = judge([
      ['Anna', '', 'anna@example.com', '', 'abc'],
      ['Anna', '', 'anna@example.com', '', '5'],
    ])

    expect(rows.map((row) => row.verdict)).toEqual(['bad', 'new'])
  })

  it('is bad for a damaged record although its cells could be read', () => {
    const damage = problem('UNCLOSED_QUOTE', null, { line: 2 })
    const row: TableRow = { line: 2, cells: ['"Anna', '', 'x'], problems: [damage], warnings: [] }

    const [judged] = finishSteps(judgeRows([row], MAPPING, OPTIONS, NOBODY))

    expect(judged).toEqual({
      ...{ verdict: 'bad', line: 2, name: '"Anna', email: 'x', warnings: [] },
      problems: [damage, problem('EMAIL_INVALID', 'email', { value: 'x' })],
    })
  })

  it('is update when a field differs, and says from what to what; blank cells change nothing', () => {
    const existing = { ...anna(), notes: 'Knee' }
    const [row] = judge([['Anna', 'Schmitt', 'ANNA@example.com', '0171 9']], knowing(existing))

    expect(row).toMatchObject({
      verdict: 'update',
      existingId: 7,
      changes: [
        { field: 'lastName', from: 'Schmidt', to: 'Schmitt' },
        { field: 'phone', from: '0170 12', to: '0171 9' },
      ],
    })
  })

  it('is update when the row adds credits', () => {
    const [row] = judge([['Anna', 'Schmidt', 'anna@example.com', '', '5']], knowing(anna()))

    expect(row).toMatchObject({ verdict: 'update', changes: [], client: { credits: 5 } })
  })

  it('is unchanged when nothing differs', () => {
    const [row] = judge([['Anna', 'Schmidt', 'Anna@Example.com', '0170 12']], knowing(anna()))

    expect(row).toMatchObject({ verdict: 'unchanged', existingId: 7 })
  })

  it('is an update when nothing differs but the client came with an import that was undone', () => {
    const [row] = judge([['Anna', 'Schmidt', 'Anna@Example.com', '0170 12']], knowing(anna({ undone: true })))

    expect(row).toMatchObject({
      verdict: 'update',
      existingId: 7,
      changes: [],
      warnings: [problem('CLIENT_COMES_BACK', null, {})],
    })
  })

  it('brings an opening balance once per family, so that the same file can be imported again', () => {
    const existing = anna({ openingBalances: [{ credits: 5, family: 'Classes', expiresOn: null }] })
    const again = judge([['Anna', 'Schmidt', 'anna@example.com', '', '5', '', 'CLÁSSES']], knowing(existing))
    const other = judge([['Anna', 'Schmidt', 'anna@example.com', '', '5', '', 'Yoga']], knowing(existing))

    expect(again).toMatchObject([
      {
        verdict: 'unchanged',
        client: { credits: 0 },
        warnings: [problem('OPENING_BALANCE_EXISTS', 'credits', { credits: 5, existing: 5 })],
      },
    ])
    expect(other).toMatchObject([{ verdict: 'update', client: { credits: 5 }, warnings: [] }])
  })

  it('leaves the parts of a name alone when only their sum is known and it is the same', () => {
    const existing = anna({ firstName: 'Juan Carlos', lastName: 'García López' })
    const mapping = { fullName: 0, email: 1 }
    const rows: TableRow[] = [
      { line: 2, cells: ['Juan Carlos García López', 'anna@example.com'], problems: [], warnings: [] },
    ]

    const [row] = finishSteps(judgeRows(rows, mapping, OPTIONS, knowing(existing)))

    expect(row).toMatchObject({ verdict: 'unchanged' })
  })

  it('finds an existing client by name and phone number when the row has no address', () => {
    const rows = judge(
      [
        ['Anna', 'Schmidt', '', '017012', '5'],
        ['Anna', 'Schmidt', 'new@example.com', '017012', '5'],
      ],
      knowing(anna()),
    )

    expect(rows.map((row) => row.verdict)).toEqual(['update', 'new'])
  })

  it('is duplicate when two rows reach the same client in different ways', () => {
    const rows = judge(
      [
        ['Anna', 'Schmidt', 'anna@example.com', '0171 9'],
        ['Anna', 'Schmidt', '', '0170 12'],
      ],
      knowing(anna()),
    )

    expect(rows[1]).toMatchObject({ verdict: 'duplicate', ofLine: 2, sameBy: 'client' })
  })

  it('comes in the order of the file, one per row, in steps of 1,000 rows', () => {
    const cells = Array.from({ length: 2_500 }, (_, index) => ['A', '', `a${index}@example.com`])
    const steps = judgeRows(tableOf(cells), MAPPING, OPTIONS, NOBODY)

    expect(steps.next().value).toEqual({ done: 1_000, total: 2_500 })
    expect(steps.next().value).toEqual({ done: 2_000, total: 2_500 })
    const last = steps.next()
    expect(last.done).toBe(true)
    expect(last.value).toHaveLength(2_500)
  })

  it('is counted', () => {
    const rows = judge([['Anna'], ['Bob'], ['', '', 'x']])

    expect(countVerdicts(rows)).toEqual({ new: 2, update: 0, unchanged: 0, duplicate: 0, bad: 1 })
  })
})

describe('the key of name and phone number', () => {
  it('needs all three', () => {
    expect(nameAndPhoneKey({ firstName: 'A', lastName: 'B', phone: 'n/a' })).toBeNull()
    expect(nameAndPhoneKey({ firstName: 'A', lastName: 'B', phone: null })).toBeNull()
    expect(nameAndPhoneKey({ firstName: '', lastName: 'B', phone: '1' })).toBeNull()
    expect(nameAndPhoneKey({ firstName: 'A', lastName: '', phone: '1' })).toBeNull()
  })

  it('ignores case and the signs inside a number', () => {
    const key = nameAndPhoneKey({ firstName: 'Anna', lastName: 'Groß', phone: '+49 (170) 12' })

    expect(nameAndPhoneKey({ firstName: 'ANNA', lastName: 'groß', phone: '+4917012' })).toBe(key)
  })
})

describe('the plan', () => {
  const all: ImportChoices = { takeUpdates: true, leaveOutBadRows: true, leaveOutLines: new Set() }
  const rows = () =>
    judge(
      [
        ['Bob', '', 'bob@example.com'],
        ['Anna', 'Schmidt', 'anna@example.com', '', '5'],
        ['Bob', '', 'bob@example.com'],
        ['', '', 'nobody@example.com'],
        ['Cleo'],
      ],
      knowing(anna()),
    )

  it('writes new rows and updates, in the order of the file', () => {
    const plan = planImport(rows(), all)

    expect(plan).toMatchObject({ ok: true, creates: [{ line: 2 }, { line: 6 }], updates: [{ line: 3 }] })
  })

  it('refuses with the bad rows until someone decides to leave them out', () => {
    expect(planImport(rows(), { ...all, leaveOutBadRows: false })).toMatchObject({
      ok: false,
      bad: [{ line: 5 }],
    })
    expect(planImport(rows(), { ...all, leaveOutBadRows: false, leaveOutLines: new Set([5]) })).toMatchObject(
      { ok: true },
    )
  })

  it('leaves clients as they are, and single lines out, when told so', () => {
    const choices = { ...all, takeUpdates: false, leaveOutLines: new Set([2]) }

    expect(planImport(rows(), choices)).toMatchObject({ ok: true, creates: [{ line: 6 }], updates: [] })
    expect(rows().map((row) => decideAction(row, choices))).toEqual([
      'none',
      'none',
      'none',
      'none',
      'create',
    ])
  })
})

function tableOf(cells: readonly (readonly string[])[]): TableRow[] {
  return cells.map((row, index) => ({ line: index + 2, cells: row, problems: [], warnings: [] }))
}

function judge(cells: readonly (readonly string[])[], existing: ExistingClients = NOBODY) {
  return finishSteps(judgeRows(tableOf(cells), MAPPING, OPTIONS, existing))
}

function anna(fields: Partial<ExistingClient> = {}): ExistingClient {
  return {
    ...{ id: 7, firstName: 'Anna', lastName: 'Schmidt', email: 'anna@example.com', phone: '0170 12' },
    ...{ location: null, notes: null, openingBalances: [], undone: false },
    ...fields,
  }
}

function knowing(client: ExistingClient): ExistingClients {
  const person = nameAndPhoneKey(client)
  return {
    byEmail: (key) => (key === client.email ? client : undefined),
    byNameAndPhone: (key) => (key === person ? client : undefined),
  }
}
