import { describe, expect, it } from 'vitest'
import {
  IMPORT_FIELDS,
  IMPORT_LIMITS,
  type ImportProblemCode,
  type ImportProblemParams,
  problem,
  refuseFile,
} from '../../src/shared/domain/client-import-terms.ts'
import {
  IMPORT_FIELD_NAMES,
  importProblemSentence,
  importRefusalSentence,
  mappingProblemSentence,
} from '../../src/shared/messages/import-problems.ts'

const PARAMS: ImportProblemParams = {
  NAME_MISSING: {},
  TEXT_TOO_LONG: { length: 2_345, limit: 2_000 },
  EMAIL_INVALID: { value: 'anna@' },
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
  CREDITS_EXPIRED: { credits: 1, expiresOn: '2025-12-31' },
  OPENING_BALANCE_EXISTS: { credits: 5, existing: 8 },
  CLIENT_COMES_BACK: {},
}

describe('the sentences of an import', () => {
  it('say for every problem what is wrong', () => {
    const codes = Object.keys(PARAMS) as ImportProblemCode[]

    const sentences = codes.map((code) => importProblemSentence(problem(code, 'notes', PARAMS[code])))

    for (const sentence of sentences) expect(sentence).toMatch(/^[“A-Z\d].*\.$/)
    expect(new Set(sentences).size).toBe(codes.length)
    expect(sentences.join(' ')).not.toMatch(/undefined|null|\[object|NaN|[A-Z]{2,}_/)
  })

  it('name the field, the value, the limit and how it was read', () => {
    expect(importProblemSentence(problem('TEXT_TOO_LONG', 'notes', PARAMS.TEXT_TOO_LONG))).toBe(
      '2,345 characters are too many for the notes; at most 2,000 fit.',
    )
    expect(
      importProblemSentence(problem('DATE_NOT_IN_CALENDAR', 'creditsExpireOn', PARAMS.DATE_NOT_IN_CALENDAR)),
    ).toBe(
      'The expiry date “12/31/2026” is not a day of the calendar (dates with slashes are read as day/month/year).',
    )
  })

  it('name every field', () => {
    expect(Object.keys(IMPORT_FIELD_NAMES)).toEqual([...IMPORT_FIELDS])
  })

  it('say why a file cannot be imported and what to do about it', () => {
    expect(importRefusalSentence(refuseFile('NOT_A_TEXT_FILE', { kind: 'excel' }).error)).toBe(
      'This is an Excel workbook. Save it as CSV first.',
    )
    expect(
      importRefusalSentence(
        refuseFile('FILE_TOO_LARGE', { bytes: IMPORT_LIMITS.bytes + 1, limit: IMPORT_LIMITS.bytes }).error,
      ),
    ).toBe('The file has 50.1 MB; at most 50 MB can be imported at once. Split it into several files.')
    expect(importRefusalSentence(refuseFile('UNREADABLE_TEXT', { encoding: 'utf-8', line: 7 }).error)).toBe(
      'Line 7 holds characters that are not UTF-8 text. Save the file again as “CSV UTF-8”, or choose another encoding.',
    )
    expect(importRefusalSentence(refuseFile('TOO_MANY_ROWS', { limit: 200_000 }).error)).toMatch(
      /more than 200,000 rows/,
    )
    expect(importRefusalSentence(refuseFile('TOO_MANY_COLUMNS', { line: 1, limit: 200 }).error)).toMatch(
      /more than 200 columns/,
    )
    expect(importRefusalSentence(refuseFile('EMPTY_FILE', {}).error)).toBe('The file is empty.')
    expect(importRefusalSentence(refuseFile('NO_ROWS', {}).error)).toMatch(/no rows below its column names/)
  })

  it('say what is wrong with a choice of columns', () => {
    expect(mappingProblemSentence({ code: 'NO_NAME_COLUMN' })).toBe('Choose the column that holds the names.')
    expect(mappingProblemSentence({ code: 'COLUMN_MISSING', field: 'email', column: 9 })).toBe(
      'The column chosen for the e-mail address is not in the file.',
    )
    expect(
      mappingProblemSentence({ code: 'COLUMN_TAKEN_TWICE', fields: ['firstName', 'lastName'], column: 0 }),
    ).toBe('One column is chosen for first name and last name. Choose a column for each.')
  })
})
