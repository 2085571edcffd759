import { describe, expect, it } from 'vitest'
import { decodeFile } from '../../src/main/core/features/import/decode.ts'
import { parseTable } from '../../src/main/core/features/import/parse-table.ts'
import { guessDateOrder } from '../../src/shared/domain/client-import-dates.ts'
import { guessMapping } from '../../src/shared/domain/client-import-mapping.ts'
import {
  countVerdicts,
  type ExistingClient,
  type ExistingClients,
  type JudgedRow,
  judgeRows,
} from '../../src/shared/domain/client-import-verdicts.ts'
import { finishSteps } from '../../src/shared/domain/steps.ts'
import {
  type MessyClientsFile,
  type MessyClientsOptions,
  messyClientsCsv,
} from '../support/messy-clients-csv.ts'

const TODAY = '2026-03-02'

describe('a messy list of 2,000 rows', () => {
  it('is the same for the same seed', () => {
    expect(messyClientsCsv({ seed: 7 })).toEqual(messyClientsCsv({ seed: 7 }))
    expect(messyClientsCsv({ seed: 7 }).bytes).not.toEqual(messyClientsCsv({ seed: 8 }).bytes)
  })

  it.each<[string, MessyClientsOptions]>([
    ['UTF-8 with a mark, semicolons', {}],
    ['UTF-8 without a mark, commas', { delimiter: ',', byteOrderMark: false, seed: 2 }],
    ['UTF-16 little-endian, tabs', { delimiter: '\t', encoding: 'utf-16le', seed: 3 }],
    [
      'UTF-16 big-endian without a mark, bars',
      { delimiter: '|', encoding: 'utf-16be', byteOrderMark: false, seed: 4 },
    ],
    ['Windows-1252, line feeds', { encoding: 'windows-1252', lineBreak: '\n', seed: 5 }],
  ])('gets every verdict right in %s', (_, options) => {
    const file = messyClientsCsv(options)

    const judged = judge(file)

    expect(judged.map(({ line, verdict }) => ({ line, verdict }))).toEqual(
      file.rows.map(({ line, verdict }) => ({ line, verdict })),
    )
    expect(countVerdicts(judged)).toEqual(file.expected)
    expect(judged.flatMap((row) => (row.verdict === 'duplicate' ? [row.ofLine] : []))).toEqual(
      file.rows.flatMap((row) => (row.verdict === 'duplicate' ? [row.ofLine] : [])),
    )
  })

  it('brings the names, addresses and credits of all rows that can be taken', () => {
    const file = messyClientsCsv()

    const judged = judge(file)

    const taken = judged.flatMap((row) => (row.verdict === 'bad' ? [] : [row.client]))
    expect(
      taken.map((client) => [client.firstName, client.lastName, client.emailKey ?? '', client.credits]),
    ).toEqual(
      file.rows
        .filter((row) => row.verdict !== 'bad')
        .map((row) => [row.firstName, row.lastName, row.email, row.credits]),
    )
  })
})

function judge(file: MessyClientsFile): JudgedRow[] {
  const decoded = decodeFile(file.bytes)
  if (!decoded.ok) throw new Error(decoded.error.code)
  const parsed = finishSteps(parseTable(decoded.value.text))
  if (!parsed.ok) throw new Error(parsed.error.code)
  const { header, rows } = parsed.value
  const mapping = guessMapping(
    header,
    rows.slice(0, 50).map((row) => row.cells),
  )
  const expiry = mapping.creditsExpireOn
  const cells = expiry === undefined ? [] : rows.map((row) => row.cells[expiry] ?? '')
  const { order } = guessDateOrder(cells, 'dmy')
  return finishSteps(judgeRows(rows, mapping, { dateOrder: order, today: TODAY }, lookup(file)))
}

function lookup(file: MessyClientsFile): ExistingClients {
  const byEmail = new Map<string, ExistingClient>()
  file.existing.forEach((client, index) => {
    byEmail.set(client.email, {
      id: index + 1,
      ...client,
      location: null,
      notes: null,
      openingBalances: [],
      undone: false,
    })
  })
  return { byEmail: (key) => byEmail.get(key), byNameAndPhone: () => undefined }
}
