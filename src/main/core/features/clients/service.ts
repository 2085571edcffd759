import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import { fullName, requireName } from '../../../../shared/domain/clients.ts'
import { endOfDay, startOfDay } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { availableByClient, figuresByClient, NO_FIGURES, purchasedOf } from '../credits/figures-queries.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { rowChanged } from '../undo/steps.ts'
import {
  type ClientFilter,
  countClients,
  listClients,
  listLocationSpellings,
  searchClients,
  termsOf,
} from './list-queries.ts'
import { refuseMerged } from './merged.ts'
import { findKept } from './merged-queries.ts'
import { type ClientRecord, findClient, updateClient, updateClientStatus } from './queries.ts'
import { registerClient } from './register.ts'
import { type ClientView, clientView } from './views.ts'

/** One page of a studio's clients with their credit figures. Merged clients are never listed. */
export async function listClientPage(
  q: Reader,
  context: Context,
  input: Parsed<'clients.list'>,
): Promise<Result<Value<'clients.list'>>> {
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const terms = await termsOf(q, input.query ?? '')
  if (terms === null) return ok({ rows: [], total: 0 })
  const filter = await filterOf(q, studio, terms, input)
  const total = await countClients(q, filter, today)
  const clients = await listClients(q, filter, input, today)
  const ids = clients.map((client) => client.id)
  const figures = await figuresByClient(q, ids, today)
  return ok({
    rows: clients.map((client) => {
      const { available, ...own } = figures.get(client.id) ?? NO_FIGURES
      return { ...clientView(client, available), ...own, purchased: purchasedOf(own) }
    }),
    total,
  })
}

/** What a list asks for, as the queries take it. */
export async function filterOf(
  q: Reader,
  studio: Studio,
  terms: readonly string[],
  input: Parsed<'clients.export'>,
): Promise<ClientFilter> {
  const { status, minAvailable, maxAvailable, expiringBy, minRevenue, maxRevenue } = input
  const { minSessions, maxSessions, location, registeredFrom, registeredTo } = input
  return {
    terms,
    status,
    minAvailable,
    maxAvailable,
    expiringBy,
    minSessions,
    maxSessions,
    minRevenue,
    maxRevenue,
    locations: location ? await listLocationSpellings(q, location) : undefined,
    createdFrom: registeredFrom === undefined ? undefined : startOfDay(registeredFrom, studio.zone),
    createdBefore: registeredTo === undefined ? undefined : endOfDay(registeredTo, studio.zone),
  }
}

/** Clients for a picker: every word of the query begins one of theirs; active ones first. No query is everybody. */
export async function searchForClients(
  q: Reader,
  context: Context,
  input: Parsed<'clients.search'>,
): Promise<Result<Value<'clients.search'>>> {
  const today = studioToday(await loadStudio(q), context.now)
  const terms = await termsOf(q, input.query)
  const clients = terms === null ? [] : await searchClients(q, terms, input.limit)
  const available = await availableByClient(
    q,
    clients.map((client) => client.id),
    today,
  )
  return ok({ rows: clients.map((client) => clientView(client, available.get(client.id) ?? 0)) })
}

/** One client, whatever their state; of a merged one also who was kept. */
export async function getClient(
  q: Reader,
  context: Context,
  input: Parsed<'clients.get'>,
): Promise<Result<Value<'clients.get'>>> {
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const view = await viewToday(q, context, client)
  const kept = await findKept(q, client.id)
  return ok({
    client: kept === null ? view : { ...view, mergedInto: { id: kept.id, name: fullName(kept) } },
  })
}

/** Makes a client. One of the two names is enough; the e-mail address belongs to one client only. */
export async function createClient(
  q: Writer,
  context: Context,
  input: Parsed<'clients.create'>,
): Promise<Result<Value<'clients.create'>>> {
  const registered = await registerClient(q, context, input)
  return registered.ok ? ok({ client: await viewToday(q, context, registered.value) }) : registered
}

/** Changes the fields given. With a `version`, refuses to overwrite what somebody else changed since. */
export async function changeClient(
  q: Writer,
  context: Context,
  input: Parsed<'clients.update'>,
): Promise<Result<Value<'clients.update'>>> {
  const { clientId, version, ...asked } = input
  const before = await findClient(q, clientId)
  if (before === null) return refuse('USER_NOT_FOUND', { clientId })
  const changes = changesOf(before, asked)
  if (version !== undefined && version !== before.version) return staleVersion(version, before, changes)
  const merged = await refuseMerged(q, before, 'changed')
  if (!merged.ok) return merged
  const named = requireName({ ...before, ...changes })
  if (!named.ok) return named
  const written = await updateClient(q, before, changes)
  if (written.ok) context.undoable(rowChanged('client', clientId, before, written.value))
  return keep(q, context, before, written)
}

/** Takes a client off the lists that people choose from. Their bookings and credits stay. */
export async function deactivateClient(
  q: Writer,
  context: Context,
  input: Parsed<'clients.deactivate'>,
): Promise<Result<Value<'clients.deactivate'>>> {
  return changeStatus(q, context, input.clientId, 'inactive')
}

export async function reactivateClient(
  q: Writer,
  context: Context,
  input: Parsed<'clients.reactivate'>,
): Promise<Result<Value<'clients.reactivate'>>> {
  return changeStatus(q, context, input.clientId, 'active')
}

async function changeStatus(
  q: Writer,
  context: Context,
  clientId: number,
  status: 'active' | 'inactive',
): Promise<Result<{ client: ClientView }>> {
  const before = await findClient(q, clientId)
  if (before === null) return refuse('USER_NOT_FOUND', { clientId })
  const merged = await refuseMerged(q, before, status)
  if (!merged.ok) return merged
  if (before.status === status) {
    const why = `This client is ${status} already.`
    return refuse('INVALID_TRANSITION', { from: status, to: status, why })
  }
  return keep(q, context, before, ok(await updateClientStatus(q, context, before, status)))
}

/** Notes a change that was written and answers with the client as it is now. */
async function keep(
  q: Writer,
  context: Context,
  before: ClientRecord,
  written: Result<ClientRecord>,
): Promise<Result<{ client: ClientView }>> {
  if (!written.ok) return written
  context.note({ entity: 'client', entityId: before.id, before, after: written.value })
  return ok({ client: await viewToday(q, context, written.value) })
}

async function viewToday(q: Reader, context: Context, client: ClientRecord): Promise<ClientView> {
  const today = studioToday(await loadStudio(q), context.now)
  const available = await availableByClient(q, [client.id], today)
  return clientView(client, available.get(client.id) ?? 0)
}
