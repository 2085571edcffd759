import { describe, expect, it } from 'vitest'
import type { LayoutChoices } from '../../src/main/core/features/import/layout.ts'
import { type ParsedTable, parseTable } from '../../src/main/core/features/import/parse-table.ts'
import { runSteps } from '../../src/main/core/features/import/run-steps.ts'
import { IMPORT_DELIMITERS, problem } from '../../src/shared/domain/client-import-terms.ts'
import { finishSteps, type StepProgress } from '../../src/shared/domain/steps.ts'

describe('a table', () => {
  it('has a header, rows with their lines, and nothing to report when it is sound', () => {
    expect(parse('Name,E-mail\r\nAnna,a@example.com\r\nBob,b@example.com\r\n')).toEqual({
      delimiter: ',',
      headerLine: 1,
      header: ['Name', 'E-mail'],
      rows: [row(2, ['Anna', 'a@example.com']), row(3, ['Bob', 'b@example.com'])],
      problems: [],
    })
  })

  it.each(['\n', '\r\n', '\r'])('may end its lines with %j, and the last one with nothing', (lineBreak) => {
    const text = ['Name,Notes', '"An""na","two', 'lines"', '', 'Bob,', 'Cleo,x'].join(lineBreak)

    expect(cellsOf(text)).toEqual([
      [2, 'An"na', `two${lineBreak}lines`],
      [5, 'Bob', ''],
      [6, 'Cleo', 'x'],
    ])
  })

  it('may mix line endings', () => {
    expect(cellsOf('Name,E-mail\r\nAnna,a\nBob,b\rCleo,c')).toEqual([
      [2, 'Anna', 'a'],
      [3, 'Bob', 'b'],
      [4, 'Cleo', 'c'],
    ])
  })

  it('keeps blanks inside cells and takes them around quotation marks as padding', () => {
    expect(cellsOf('Name,Notes\n Anna , "a, b" \nBob," c "')).toEqual([
      [2, ' Anna ', 'a, b'],
      [3, 'Bob', ' c '],
    ])
  })

  it('skips blank lines wherever they are, and counts them', () => {
    expect(cellsOf('\n\nName,E-mail\n\n , \nAnna,a\n,\n\n')).toEqual([[6, 'Anna', 'a']])
  })

  it('may have a header and no rows', () => {
    expect(parse('Name,E-mail\n')).toMatchObject({ headerLine: 1, header: ['Name', 'E-mail'], rows: [] })
  })

  it('may have one column', () => {
    expect(parse('Name\nMüller, Anna\nBob\n')).toMatchObject({ header: ['Name'] })
    expect(cellsOf('Name\nMüller, Anna\nBob\n')).toEqual([
      [2, 'Müller, Anna'],
      [3, 'Bob'],
    ])
  })
})

describe('the delimiter', () => {
  it.each(IMPORT_DELIMITERS)('is found: %j', (delimiter) => {
    const text = [
      ['Name', 'Notes', 'Price'],
      ['Müller  Anna', '"x, y; z | w\tv"', '1'],
      ['Bob', '', '2'],
    ]
      .map((cells) => cells.join(delimiter))
      .join('\n')

    expect(parse(text).delimiter).toBe(delimiter)
  })

  it('is the one that fits the rows, not the one that is most frequent', () => {
    const text = 'Name;Price\nMüller, Anna;1,50\nDoe, Bob;2,00\nRow, Cleo, Jr.;3,10\n'

    expect(parse(text)).toMatchObject({ delimiter: ';', header: ['Name', 'Price'] })
  })

  it('is the one that fits although blank cells at the end are left out', () => {
    expect(parse('Name;E-mail;Phone;Notes\nA;a@b.de\nB;b@b.de;1\nC;c@b.de;1;x, y\n').delimiter).toBe(';')
  })

  it.each(['sep=;\r\n', '"sep=;"\n', 'SEP=;,,\n'])(
    'is declared by a first line %j, which keeps its number',
    (line) => {
      expect(parse(`${line}Name,x;E-mail\nAnna,y;a@example.com\n`)).toMatchObject({
        ...{ delimiter: ';', headerLine: 2, header: ['Name,x', 'E-mail'] },
        rows: [{ line: 3, cells: ['Anna,y', 'a@example.com'] }],
      })
    },
  )

  it('can be corrected, also against a declaration', () => {
    expect(parse('sep=;\nName,E-mail\nAnna,a\n', { delimiter: ',' })).toMatchObject({
      delimiter: ',',
      header: ['Name', 'E-mail'],
    })
  })
})

describe('the header', () => {
  it.each([
    ['an e-mail address', 'Anna,anna@example.com\nBob,bob@example.com\n'],
    ['credits', 'Anna,Schmidt,5\nBob,Doe,3\n'],
    ['a date', 'Anna,31.12.2026\nBob,1.1.2027\n'],
    ['a phone number', 'Anna,+49 170 1234567\nBob,030/998877\n'],
  ])('is missing when the first row has %s', (_, text) => {
    const table = parse(text)

    expect(table).toMatchObject({ headerLine: null, rows: [{ line: 1 }, { line: 2 }] })
    expect(table.header.every((name) => name === '')).toBe(true)
    expect(table.header).toHaveLength(table.rows[0]?.cells.length ?? 0)
  })

  it('is there when the first row has known names, whatever else', () => {
    expect(parse('Name,2025,2026\nAnna,1,2\n').headerLine).toBe(1)
  })

  it('can be corrected either way', () => {
    expect(parse('Anna,anna@example.com\n', { headerLine: 1 })).toMatchObject({
      header: ['Anna', 'anna@example.com'],
      rows: [],
    })
    expect(parse('Name,E-mail\n', { headerLine: null })).toMatchObject({
      headerLine: null,
      rows: [{ line: 1, cells: ['Name', 'E-mail'] }],
    })
  })

  it('may stand below a title, which is reported and not taken for a client', () => {
    expect(parse('Clients\n"Exported\n1 March"\n\nName,E-mail\nAnna,a@example.com\n')).toEqual({
      ...{ delimiter: ',', headerLine: 5, header: ['Name', 'E-mail'] },
      rows: [row(6, ['Anna', 'a@example.com'])],
      problems: [
        { line: 1, problem: problem('TITLE_LINE', null, {}) },
        { line: 2, problem: problem('TITLE_LINE', null, {}) },
      ],
    })
  })

  it('may be chosen below lines that look like data', () => {
    expect(parse('2025,a@example.com\nName,E-mail\nAnna,a\n', { headerLine: 2 })).toMatchObject({
      header: ['Name', 'E-mail'],
      rows: [{ line: 3 }],
      problems: [{ line: 1, problem: { code: 'TITLE_LINE' } }],
    })
  })

  it('is as wide as the rows when names are missing', () => {
    expect(parse('Name,E-mail\nAnna,a,5\nBob,b,6\n')).toMatchObject({
      header: ['Name', 'E-mail', ''],
      problems: [],
    })
  })
})

describe('damage', () => {
  it('by a quotation mark that never closes is reported with its line and costs one row', () => {
    const table = parse('Name,E-mail\nAnna,a\n"Bob,b\nCleo,c\nDora,d\n')

    expect(table.rows).toEqual([
      row(2, ['Anna', 'a']),
      { ...row(3, ['"Bob', 'b']), problems: [problem('UNCLOSED_QUOTE', null, { line: 3 })] },
      row(4, ['Cleo', 'c']),
      row(5, ['Dora', 'd']),
    ])
    expect(table.problems).toEqual([{ line: 3, problem: problem('UNCLOSED_QUOTE', null, { line: 3 }) }])
  })

  it('by an open quotation mark does not swallow the rows up to the next one', () => {
    const table = parse('Name,Notes\n"Bob,x\nAnna,y\n"Cleo",z\nDora,"w"\n')

    expect(table.rows.map(({ line, cells, problems }) => [line, ...cells, problems.length])).toEqual([
      [2, '"Bob', 'x', 1],
      [3, 'Anna', 'y', 0],
      [4, 'Cleo', 'z', 0],
      [5, 'Dora', 'w', 0],
    ])
  })

  it('names the line of the quotation mark, not of the row', () => {
    const table = parse('Name,Notes,Phone\nBob,"two\nlines","030\n"Anna",x,1\n')

    expect(table.problems).toEqual([{ line: 2, problem: problem('UNCLOSED_QUOTE', null, { line: 3 }) }])
    expect(cellsOf('Name,Notes,Phone\nBob,"two\nlines","030\n"Anna",x,1\n')).toEqual([
      [2, 'Bob', 'two\nlines', '"030'],
      [4, 'Anna', 'x', '1'],
    ])
  })

  it('by text behind a closing quotation mark is a warning, and the text belongs to the cell', () => {
    const warning = problem('STRAY_QUOTE', null, { line: 2 })
    const table = parse('Name,E-mail\n"Bob" Smith,b\nAnna,a\n')

    expect(table.rows).toEqual([
      { ...row(2, ['Bob Smith', 'b']), warnings: [warning] },
      row(3, ['Anna', 'a']),
    ])
    expect(table.problems).toEqual([{ line: 2, problem: warning }])
  })

  it('is none for quotation marks in the middle of a cell', () => {
    expect(parse('Name,Notes\nBob "the" Rock,5" nail\n')).toMatchObject({
      rows: [row(2, ['Bob "the" Rock', '5" nail'])],
      problems: [],
    })
  })

  it('by too many cells keeps them all; blank ones at the end are not too many', () => {
    const table = parse('Name,E-mail\nSmith, Anna,a\nBob,b,,\nCleo,c\nDora,d\n')

    expect(table.rows.slice(0, 2)).toEqual([
      {
        ...row(2, ['Smith', ' Anna', 'a']),
        problems: [problem('TOO_MANY_CELLS', null, { cells: 3, expected: 2 })],
      },
      row(3, ['Bob', 'b']),
    ])
  })

  it('by too few cells is a warning', () => {
    expect(parse('Name,E-mail,Phone\nAnna\nBob,b,1\nCleo,c,2\n').rows[0]).toEqual({
      ...row(2, ['Anna']),
      warnings: [problem('TOO_FEW_CELLS', null, { cells: 1, expected: 3 })],
    })
  })

  it('in the header is reported too', () => {
    expect(parse('"Name" x,E-mail\nAnna,a\n').problems).toEqual([
      { line: 1, problem: problem('STRAY_QUOTE', null, { line: 1 }) },
    ])
  })
})

describe('the limits', () => {
  it('take 200,000 rows and refuse the next one', () => {
    const rows = 'Anna\n'.repeat(200_000)

    expect(parse(`Name\n${rows}\n\n`).rows).toHaveLength(200_000)
    expect(finishSteps(parseTable(`Name\n${rows}Bob`))).toEqual({
      ok: false,
      error: { code: 'TOO_MANY_ROWS', details: { limit: 200_000 } },
    })
  })

  it('take 200 columns and refuse the next one', () => {
    const names = Array.from({ length: 201 }, (_, index) => `c${index}`)

    expect(parse(`${names.slice(1).join(',')}\n`).header).toHaveLength(200)
    expect(finishSteps(parseTable(`\n${names.join(',')}\n`))).toEqual({
      ok: false,
      error: { code: 'TOO_MANY_COLUMNS', details: { line: 2, limit: 200 } },
    })
  })

  it('do not count the blank columns that a spreadsheet writes to its last one', () => {
    const blank = ','.repeat(16_382)

    expect(parse(`Name,E-mail${blank}\nAnna,a${blank}\n`)).toMatchObject({
      header: ['Name', 'E-mail'],
      rows: [row(2, ['Anna', 'a'])],
      problems: [],
    })
  })

  it('mark a single row with very many cells and read on', () => {
    const table = parse(`Name,E-mail\nAnna,a\n${'x,'.repeat(5_000)}\nBob,b\n`)

    expect(table.rows.map((found) => [found.line, found.problems[0]?.params])).toEqual([
      [2, undefined],
      [3, { cells: 5_000, expected: 2 }],
      [4, undefined],
    ])
  })
})

describe('long work', () => {
  const text = `Name\n${'Anna\n'.repeat(4_500)}`

  it('reports its progress and comes to the same end', async () => {
    const progress: StepProgress[] = []

    const outcome = await runSteps(parseTable(text), { onProgress: (step) => progress.push(step) })

    expect(outcome).toEqual({ cancelled: false, value: finishSteps(parseTable(text)) })
    expect(progress.map((step) => step.done)).toEqual([5_000, 10_000, 15_000, 20_000])
    expect(progress.every((step) => step.total === text.length)).toBe(true)
  })

  it('lets messages in between its steps, and stops when one of them cancels', async () => {
    let cancelled = false
    let steps = 0
    setImmediate(() => {
      cancelled = true
    })

    const outcome = await runSteps(parseTable(text), {
      onProgress: () => {
        steps++
      },
      pause: async () => {
        await new Promise((resolve) => setImmediate(resolve))
        return cancelled
      },
    })

    expect(outcome).toEqual({ cancelled: true })
    expect(steps).toBe(1)
  })
})

function parse(text: string, choices?: LayoutChoices): ParsedTable {
  const parsed = finishSteps(parseTable(text, choices))
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}

function cellsOf(text: string) {
  return parse(text).rows.map(({ line, cells }) => [line, ...cells])
}

function row(line: number, cells: readonly string[]) {
  return { line, cells, problems: [], warnings: [] }
}
