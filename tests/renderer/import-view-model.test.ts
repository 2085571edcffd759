import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/renderer/src/i18n/format-date.ts'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'
import { outcomeLine } from '../../src/renderer/src/screens/import/outcome-text.ts'
import {
  assignColumn,
  chooseColumn,
  clientsToImport,
  creditsToImport,
  draftOf,
  fieldOf,
  headerLineChoices,
  type OpenedFile,
  type PreviewRow,
  percentOf,
  rereadDraft,
} from '../../src/renderer/src/screens/import/view-model.ts'

const BYTES = new Uint8Array()

describe('the choice of columns', () => {
  it('gives a column one field and a field one column', () => {
    const mapping = { firstName: 0, lastName: 1 }

    expect(assignColumn(mapping, 2, 'email')).toEqual({ firstName: 0, lastName: 1, email: 2 })
    expect(assignColumn(mapping, 1, 'firstName')).toEqual({ firstName: 1 })
    expect(assignColumn(mapping, 1, null)).toEqual({ firstName: 0 })
    expect([0, 1, 2].map((column) => fieldOf(mapping, column))).toEqual(['firstName', 'lastName', null])
  })

  it('reads the dates of a new expiry column in the order they are in themselves', () => {
    const draft = draftOf('a.csv', BYTES, anOpenedFile({ mapping: { fullName: 0, creditsExpireOn: 1 } }))

    const changed = chooseColumn(draft, 2, 'creditsExpireOn')

    expect([draft.dateOrder, changed.dateOrder]).toEqual(['dmy', 'mdy'])
    expect(chooseColumn(changed, 0, 'lastName').dateOrder).toBe('mdy')
  })

  it('stays when the file is read again with as many columns, and else is guessed anew', () => {
    const draft = draftOf('a.csv', BYTES, anOpenedFile({ mapping: { fullName: 0 } }))
    const own = chooseColumn(draft, 1, 'notes')
    const reread = anOpenedFile({ importId: 'second', mapping: { firstName: 2 } })

    expect(rereadDraft(own, reread).mapping).toEqual({ fullName: 0, notes: 1 })
    expect(rereadDraft(draft, reread).mapping).toEqual({ firstName: 2 })
    expect(rereadDraft(own, { ...reread, header: ['a', 'b'] }).mapping).toEqual({ firstName: 2 })
  })

  it('offers the line on which the names were found, however far down', () => {
    expect(headerLineChoices(null)).toHaveLength(10)
    expect(headerLineChoices(14).at(-1)).toBe(14)
  })
})

describe('what an import would do in all', () => {
  const preview = {
    counts: { new: 5, update: 2, unchanged: 1, duplicate: 1, bad: 1 },
    credits: { new: 40, update: 7 },
  }

  it('counts updates only while they are taken', () => {
    expect([clientsToImport(preview, true), clientsToImport(preview, false)]).toEqual([7, 5])
    expect([creditsToImport(preview, true), creditsToImport(preview, false)]).toEqual([47, 40])
  })

  it('is at 100 per cent only at the very end', () => {
    expect([percentOf(0, 0), percentOf(499, 500), percentOf(500, 500)]).toEqual([0, 99, 100])
  })
})

describe('a row in one line', () => {
  it.each<[string, Partial<PreviewRow>]>([
    ['Becomes a client', { action: 'create' }],
    [
      `Becomes a client with 12 credits for Pilates until ${formatDay('2026-12-31', 'short')}`,
      { action: 'create', credits: 12, family: 'Pilates', creditsExpireOn: '2026-12-31' },
    ],
    ['Becomes a client · Something to know.', { action: 'create', warnings: ['Something to know.'] }],
    [
      'Changes last name, phone number · Gets 1 credit',
      {
        ...{ action: 'update', verdict: 'update', credits: 1 },
        changes: [
          { field: 'lastName', from: 'Alt', to: 'Neu' },
          { field: 'phone', from: null, to: '1' },
        ],
      },
    ],
    ['Stays as it is: updates are not taken', { action: 'none', verdict: 'update' }],
    ['Is here already', { action: 'none', verdict: 'unchanged' }],
    ['Bad.', { action: 'none', verdict: 'bad', problems: ['Bad.'] }],
    [
      'Bad. And 2 more.',
      { action: 'none', verdict: 'bad', problems: ['Bad.', 'Worse.'], warnings: ['Odd.'] },
    ],
  ])('%s', (line, row) => {
    expect(outcomeLine(aRow(row), i18n.t)).toBe(line)
  })
})

function anOpenedFile(input: Partial<OpenedFile>): OpenedFile {
  return {
    importId: 'first',
    fileName: 'a.csv',
    encoding: 'utf-8',
    encodingIsCertain: false,
    delimiter: ',',
    headerLine: 1,
    header: ['Name', 'Valid until', 'Ends'],
    rowCount: 1,
    sample: [],
    mapping: {},
    dateOrder: 'dmy',
    dateColumns: [{ column: 2, order: 'mdy', evidence: 'certain' }],
    problems: [],
    problemCount: 0,
    importedBefore: null,
    ...input,
  }
}

function aRow(input: Partial<PreviewRow>): PreviewRow {
  return {
    line: 2,
    verdict: 'new',
    name: 'Anna',
    email: '',
    action: 'create',
    credits: 0,
    creditsExpireOn: null,
    family: null,
    problems: [],
    warnings: [],
    changes: [],
    ...input,
  }
}
