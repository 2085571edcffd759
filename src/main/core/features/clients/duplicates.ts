import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { findDuplicates } from '../../../../shared/domain/duplicates.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { figuresByClient, NO_FIGURES, purchasedOf } from '../credits/figures-queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { findClients, listPeople } from './list-queries.ts'
import { clientView } from './views.ts'

/** Records that may be of one person, a page of the groups with the figures of each record. */
export async function listDuplicates(
  q: Reader,
  context: Context,
  { limit, offset }: Parsed<'clients.duplicates'>,
): Promise<Result<Value<'clients.duplicates'>>> {
  const groups = findDuplicates(await listPeople(q))
  const page = groups.slice(offset, offset + limit)
  const today = studioToday(await loadStudio(q), context.now)
  const ids = [...new Set(page.flatMap(({ clients }) => clients.map(({ id }) => id)))]
  const figures = await figuresByClient(q, ids, today)
  const records = new Map(
    (
      await findClients(
        q,
        ids.map((id) => ({ id })),
      )
    ).map((client) => [client.id, client]),
  )
  const rowOf = (id: number) => {
    const client = records.get(id)
    const { available, ...own } = figures.get(id) ?? NO_FIGURES
    return client === undefined
      ? []
      : [{ ...clientView(client, available), ...own, purchased: purchasedOf(own) }]
  }
  return ok({
    rows: page.map(({ reasons, clients }) => ({
      reasons: [...reasons],
      clients: clients.flatMap(({ id }) => rowOf(id)),
    })),
    total: groups.length,
  })
}
