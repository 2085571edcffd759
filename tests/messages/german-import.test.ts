import { describe, expect, it } from 'vitest'
import type { ImportChoices } from '../../src/shared/domain/client-import-plan.ts'
import {
  IMPORT_FIELDS,
  type ImportClient,
  type ImportProblemCode,
  type ImportProblemParams,
  type ImportRefusal,
  type MappingProblem,
  problem,
} from '../../src/shared/domain/client-import-terms.ts'
import type { JudgedRow } from '../../src/shared/domain/client-import-verdicts.ts'
import { IMPORT_FIELD_NAMES as GERMAN_NAMES } from '../../src/shared/messages/de/import-problems.ts'
import { IMPORT_FIELD_NAMES } from '../../src/shared/messages/import-problems.ts'
import { english, expectBoth, german } from './both-languages.ts'

const PARAMS: ImportProblemParams = {
  NAME_MISSING: {},
  TEXT_TOO_LONG: { length: 2_345, limit: 2_000 },
  EMAIL_INVALID: { value: 'a@b.de' },
  PHONE_SHORTENED: { value: '4.9E+12' },
  CREDITS_NOT_A_NUMBER: { value: 'abc' },
  CREDITS_NOT_WHOLE: { value: '2.5' },
  CREDITS_NEGATIVE: { value: '-1' },
  CREDITS_WITH_SEPARATOR: { value: '1,000' },
  CREDITS_TOO_MANY: { value: '5000', limit: 1_000 },
  DATE_NOT_A_DATE: { value: 'soon' },
  DATE_TWO_DIGIT_YEAR: { value: '1/2/26' },
  DATE_NOT_IN_CALENDAR: { value: '12/31/2026', order: 'dmy' },
  UNCLOSED_QUOTE: { line: 3 },
  TOO_MANY_CELLS: { cells: 5, expected: 4 },
  STRAY_QUOTE: { line: 3 },
  TOO_FEW_CELLS: { cells: 3, expected: 4 },
  TITLE_LINE: {},
  CREDITS_EXPIRED: { credits: 7, expiresOn: '2025-12-31' },
  OPENING_BALANCE_EXISTS: { credits: 5, existing: 8 },
  CLIENT_COMES_BACK: {},
}

describe('an import', () => {
  it.each(Object.keys(PARAMS) as ImportProblemCode[])('says of a row: %s', (code) => {
    expectBoth((words) => words.importProblemSentence(problem(code, 'notes', PARAMS[code])))
    expectBoth((words) => words.importProblemSentence(problem(code, null, PARAMS[code])))
  })

  it.each<ImportRefusal>([
    { code: 'EMPTY_FILE', details: {} },
    { code: 'NO_ROWS', details: {} },
    { code: 'FILE_TOO_LARGE', details: { bytes: 60_000_001, limit: 52_428_800 } },
    { code: 'UNREADABLE_TEXT', details: { encoding: 'windows-1252', line: 12 } },
    { code: 'TOO_MANY_ROWS', details: { limit: 200_000 } },
    { code: 'TOO_MANY_COLUMNS', details: { line: 4, limit: 500 } },
    ...(
      [
        'excel',
        'opendocument',
        'numbers',
        'archive',
        'pdf',
        'web_page',
        'rich_text',
        'database',
        'unknown',
      ] as const
    ).map((kind) => ({ code: 'NOT_A_TEXT_FILE', details: { kind } }) as const),
  ])('says of a file: %o', (refusal) => {
    expectBoth((words) => words.importRefusalSentence(refusal))
  })

  it.each<readonly [MappingProblem]>([
    [{ code: 'NO_NAME_COLUMN' }],
    [{ code: 'COLUMN_MISSING', field: 'email', column: 4 }],
    [{ code: 'COLUMN_TAKEN_TWICE', column: 1, fields: ['email', 'phone'] }],
    [{ code: 'TOO_MANY_FAMILIES', found: 1_234, limit: 50 }],
  ])('says of a choice of columns: %o', (found) => {
    expectBoth((words) => words.mappingProblemSentence(found))
  })

  it('has a German name for every field', () => {
    for (const field of IMPORT_FIELDS) expect(GERMAN_NAMES[field]).not.toBe(IMPORT_FIELD_NAMES[field])
  })

  it('reports on every row in either language, whether it was done or would be', () => {
    const client: ImportClient = {
      firstName: 'Ada',
      lastName: 'Berg',
      nameWasSplit: false,
      email: null,
      emailKey: null,
      phone: null,
      location: null,
      notes: null,
      credits: 12,
      creditsExpireOn: '2026-12-31',
      family: 'Kurse',
    }
    const base = (line: number) => ({ line, name: 'Ada Berg', email: 'a@b.de', warnings: [] })
    const rows: readonly JudgedRow[] = [
      { verdict: 'new', ...base(2), client },
      {
        ...{ verdict: 'update', ...base(3), existingId: 1, client: { ...client, credits: 1, family: null } },
        changes: [{ field: 'phone', from: null, to: '1' }],
      },
      { verdict: 'update', ...base(4), existingId: 1, client: { ...client, credits: 0 }, changes: [] },
      { verdict: 'unchanged', ...base(5), existingId: 1, client },
      ...(['email', 'nameAndPhone', 'client'] as const).map(
        (sameBy) => ({ verdict: 'duplicate', ...base(6), client, ofLine: 2, sameBy }) as const,
      ),
      { verdict: 'bad', ...base(9), problems: [problem('NAME_MISSING', null, {})] },
    ]
    const choices: ImportChoices = { takeUpdates: true, leaveOutBadRows: true, leaveOutLines: new Set() }
    for (const committed of [true, false]) {
      for (const row of rows) {
        expectBoth((words) => words.importReport([row], choices, committed).flat().join(' | '))
      }
    }
    expect(german.IMPORT_REPORT_HEADER).toHaveLength(english.IMPORT_REPORT_HEADER.length)
  })

  it('says how many more rows are bad, and what its files are called', () => {
    for (const others of [1, 4]) expectBoth((words) => words.otherBadRows(others))
    expect(german.otherBadRows(0)).toBe('')
    expectBoth((words) => words.importReportName('liste.csv'))
    expectBoth((words) => words.scheduleFileName('2026-03-02', '2026-03-08'))
    expectBoth((words) => words.scheduleFileName('2026-03-02', '2026-03-02'))
    expectBoth((words) => words.callListFileName('2026-03-02'))
  })
})
