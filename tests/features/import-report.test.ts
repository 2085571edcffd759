import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { writeImportReport } from '../../src/main/core/features/import/report.ts'
import type { ImportChoices } from '../../src/shared/domain/client-import-plan.ts'
import { type ImportClient, problem } from '../../src/shared/domain/client-import-terms.ts'
import type { JudgedRow } from '../../src/shared/domain/client-import-verdicts.ts'
import { importReport } from '../../src/shared/messages/import-report.ts'

const CHOICES: ImportChoices = { takeUpdates: true, leaveOutBadRows: true, leaveOutLines: new Set([7]) }
const BOB: ImportClient = {
  ...{
    firstName: 'Bob',
    lastName: '',
    nameWasSplit: false,
    email: 'b@example.com',
    emailKey: 'b@example.com',
  },
  ...{ phone: null, location: null, notes: null, credits: 0, creditsExpireOn: null, family: null },
}
const WITH_CREDITS: ImportClient = { ...BOB, credits: 12, creditsExpireOn: '2026-12-31', family: 'Classes' }
const base = (line: number) => ({ line, name: 'Bob', email: 'b@example.com', warnings: [] })

const ROWS: readonly JudgedRow[] = [
  { verdict: 'new', ...base(2), client: WITH_CREDITS },
  {
    ...{ verdict: 'update', ...base(3), existingId: 1, client: { ...BOB, credits: 1 } },
    changes: [{ field: 'phone', from: null, to: '1' }],
  },
  { verdict: 'unchanged', ...base(4), existingId: 1, client: BOB },
  { verdict: 'duplicate', ...base(5), client: BOB, ofLine: 2, sameBy: 'email' },
  {
    ...{ verdict: 'bad', ...base(6), warnings: [problem('STRAY_QUOTE', null, { line: 6 })] },
    problems: [
      problem('EMAIL_INVALID', 'email', { value: 'b@' }),
      problem('CREDITS_NOT_WHOLE', 'credits', { value: '2.5' }),
    ],
  },
  { verdict: 'new', ...base(7), client: BOB },
]

describe('the report', () => {
  it('has a line for every row that says what was done and why', () => {
    expect(importReport(ROWS, CHOICES, true)).toEqual([
      [2, 'New', 'Bob', 'b@example.com', 'Client created with 12 credits for Classes until 2026-12-31.', ''],
      [3, 'Update', 'Bob', 'b@example.com', 'Client updated (phone number) with 1 credit.', ''],
      [4, 'Unchanged', 'Bob', 'b@example.com', 'Nothing to do.', ''],
      [5, 'Duplicate', 'Bob', 'b@example.com', 'Left out.', 'The same e-mail address is on line 2.'],
      [
        ...[6, 'Bad', 'Bob', 'b@example.com', 'Left out.'],
        '“b@” is not an e-mail address. The opening balance “2.5” is not a whole number. Text follows a closing quotation mark on line 6; it was read as part of the cell.',
      ],
      [7, 'New', 'Bob', 'b@example.com', 'Left out.', ''],
    ])
  })

  it('says what would be done before anything is', () => {
    expect(importReport(ROWS, CHOICES, false).map((row) => row[4])).toEqual([
      'Client would be created with 12 credits for Classes until 2026-12-31.',
      'Client would be updated (phone number) with 1 credit.',
      'Nothing to do.',
      ...['Would be left out.', 'Would be left out.', 'Would be left out.'],
    ])
  })

  it('names the way in which a row repeats another', () => {
    const rows = (['nameAndPhone', 'client'] as const).map(
      (sameBy): JudgedRow => ({ verdict: 'duplicate', ...base(5), client: BOB, ofLine: 2, sameBy }),
    )

    expect(importReport(rows, CHOICES, true).map((row) => row[5])).toEqual([
      'The same name and phone number are on line 2.',
      'Line 2 belongs to the same client of the studio.',
    ])
  })
})

describe('the report as a file', () => {
  it('opens in Excel as UTF-8 with Windows line endings', () => {
    const csv = writeImportReport([[2, 'New', 'Zoë, "Z"', '', 'Left out.', 'a\nb']])

    expect(csv).toBe(
      '\ufeffLine,Verdict,Name,E-mail,What was done,Details\r\n2,New,"Zoë, ""Z""",,Left out.,"a\nb"\r\n',
    )
  })

  it.each(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])(
    'runs no formula from a cell that begins with %j',
    (sign) => {
      const csv = writeImportReport([[2, 'New', `${sign}1+1`, `${sign}cmd|x`, `a${sign}`, '']])

      const cells = Papa.parse<string[]>(csv, { newline: '\r\n' }).data[1]
      expect(cells).toEqual(['2', 'New', `'${sign}1+1`, `'${sign}cmd|x`, `a${sign}`, ''])
    },
  )
})
