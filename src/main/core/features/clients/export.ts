import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import { type CsvCell, writeCsv } from '../../csv.ts'
import type { Reader } from '../../engine/engine.ts'
import { type CreditFigures, figuresByClient, NO_FIGURES } from '../credits/figures-queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { type ClientRecord, listClients } from './queries.ts'
import { filterOf, termsOf } from './service.ts'

const HEADER = [
  'First name',
  'Last name',
  'E-mail',
  'Phone',
  'Status',
  'Available',
  'Scheduled',
  'Purchased',
  'Used',
  'Next expiry',
  'Last session',
  'Client since',
] as const

/** So many clients are read at a time. */
const PIECE = 500

/** The clients of a list with their figures, in its order, as a CSV file; days are the studio's. */
export async function exportClients(
  q: Reader,
  context: Context,
  input: Parsed<'clients.export'>,
): Promise<Result<Value<'clients.export'>>> {
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const terms = termsOf(input.query ?? '')
  const filter = terms === null ? null : await filterOf(q, studio, terms, input)
  const rows: CsvCell[][] = []
  let more = filter !== null
  while (filter !== null && more) {
    const page = { sort: input.sort, limit: PIECE, offset: rows.length }
    const clients = await listClients(q, filter, page, today)
    const ids = clients.map(({ id }) => id)
    const figures = await figuresByClient(q, ids, today)
    for (const client of clients) rows.push(rowOf(client, figures.get(client.id) ?? NO_FIGURES, studio.zone))
    more = clients.length === PIECE
  }
  return ok({ fileName: `clients-${today}.csv`, csv: writeCsv([HEADER, ...rows]), rows: rows.length })
}

function rowOf(client: ClientRecord, figures: CreditFigures, zone: string): CsvCell[] {
  return [
    client.firstName,
    client.lastName,
    client.email,
    client.phone,
    client.status,
    figures.available,
    figures.scheduled,
    figures.granted,
    figures.completed,
    figures.nextExpiry,
    figures.lastSessionOn,
    localDateOf(client.createdAt, zone),
  ]
}
