import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import { type CsvCell, writeCsv } from '../../csv.ts'
import type { Reader } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { words } from '../../speaking.ts'
import { appendAudit } from '../audit/queries.ts'
import { type CreditFigures, figuresByClient, NO_FIGURES, purchasedOf } from '../credits/figures-queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { findClients, listClientIds, termsOf } from './list-queries.ts'
import type { ClientRecord } from './queries.ts'
import { filterOf } from './service.ts'

/** So many clients are read at a time. */
const PIECE = 500

/**
 * The clients of a list with their figures, in its order, as a CSV file; days are the studio's. Read beside other work,
 * and written down: who took the list away, and which.
 */
export async function exportClients(
  deps: Deps,
  context: Context,
  input: Parsed<'clients.export'>,
): Promise<Result<Value<'clients.export'>>> {
  const file = await deps.engine.readApart((q) => readList(q, context, input))
  await deps.engine.write(async (q) => {
    const note = { entity: 'client', entityId: null, after: { exported: file.rows, ...input } }
    return { keep: true, value: await appendAudit(q, context, [note]) }
  })
  return ok(file)
}

async function readList(
  q: Reader,
  context: Context,
  input: Parsed<'clients.export'>,
): Promise<Value<'clients.export'>> {
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const terms = await termsOf(q, input.query ?? '')
  const ids =
    terms === null ? [] : await listClientIds(q, await filterOf(q, studio, terms, input), input.sort, today)
  const rows: CsvCell[][] = []
  for (const piece of piecesOf(ids, PIECE)) {
    const clients = await findClients(q, piece)
    const figures = await figuresByClient(
      q,
      piece.map(({ id }) => id),
      today,
    )
    for (const client of clients) rows.push(rowOf(client, figures.get(client.id) ?? NO_FIGURES, studio.zone))
    await context.pause()
  }
  const csv = writeCsv([[...words().CLIENT_LIST_HEADER], ...rows], words().csvSeparator())
  return { fileName: words().clientListFileName(today), csv, rows: rows.length }
}

function rowOf(client: ClientRecord, figures: CreditFigures, zone: string): CsvCell[] {
  return [
    client.firstName,
    client.lastName,
    client.email,
    client.phone,
    words().CLIENT_STATUS_WORDS[client.status],
    figures.available,
    figures.scheduled,
    figures.completed,
    figures.expired,
    purchasedOf(figures),
    figures.nextExpiry,
    figures.lastSessionOn,
    localDateOf(client.createdAt, zone),
  ]
}
