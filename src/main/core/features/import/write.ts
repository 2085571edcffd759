import { familyKey } from '../../../../shared/domain/catalogue.ts'
import type { NewRow, UpdateRow } from '../../../../shared/domain/client-import-plan.ts'
import type { ImportClient } from '../../../../shared/domain/client-import-terms.ts'
import type { ExistingClient, FieldChange } from '../../../../shared/domain/client-import-verdicts.ts'
import type { ClientFields } from '../../../../shared/domain/clients.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { insertFamily, listFamilies } from '../catalogue/queries.ts'
import { insertClients, updateClients } from '../clients/bulk-queries.ts'
import { insertGrants, insertSubscriptions, listPlaceHolders } from '../credits/bulk-queries.ts'
import { appendEntries } from '../ledger/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { refuseStopped } from './judge.ts'
import { type IdRange, rangesOf } from './ranges.ts'

/** How many rows are written between two pauses. */
const ROWS_PER_STEP = 500

/** The grant's reason, and the name of a subscription that an opening balance opens. */
const OPENING_BALANCE = 'Opening balance'

export type WritePlan = {
  readonly creates: readonly NewRow[]
  readonly updates: readonly UpdateRow[]
  /** The clients that updates are about. */
  readonly known: (id: number) => ExistingClient | undefined
}

export type Written = {
  readonly creditsAdded: number
  readonly clients: readonly IdRange[]
  readonly subscriptions: readonly IdRange[]
  readonly grants: readonly IdRange[]
}

/**
 * Writes what was decided, 500 rows at a time, and tells how far it is. New clients are active; an opening balance is
 * a grant of its own in the client's place for its family, beside what they hold already. Families that nobody has
 * named yet are made. Stops between two steps when the person asks to; the unit of work then keeps nothing.
 */
export async function writeImport(q: Writer, context: Context, plan: WritePlan): Promise<Result<Written>> {
  const studio = await loadStudio(q)
  const families = await makeFamilies(q, context, [...plan.creates, ...plan.updates])
  const terms = { currency: studio.currency, today: studioToday(studio, context.now), families }
  const made = { clients: [] as number[], subscriptions: [] as number[], grants: [] as number[] }
  const total = plan.creates.length + plan.updates.length
  let creditsAdded = 0
  let done = 0
  for (const step of stepsOf(plan)) {
    if (await context.pause()) return refuseStopped()
    const holders = step.kind === 'create' ? await createClients(q, context, step.rows) : step.holders
    if (step.kind === 'create') made.clients.push(...holders.map((holder) => holder.clientId))
    else await changeClients(q, context, step.rows, plan.known)
    const brought = await bringBalances(q, context, terms, step.kind, holders)
    made.subscriptions.push(...brought.subscriptions)
    made.grants.push(...brought.grants)
    creditsAdded += brought.credits
    done += step.rows.length
    context.progress(done, total)
  }
  return ok({
    creditsAdded,
    clients: rangesOf(made.clients),
    subscriptions: rangesOf(made.subscriptions),
    grants: rangesOf(made.grants),
  })
}

type Step =
  | { readonly kind: 'create'; readonly rows: readonly NewRow[] }
  | { readonly kind: 'update'; readonly rows: readonly UpdateRow[]; readonly holders: readonly Holder[] }

function* stepsOf({ creates, updates }: WritePlan): Generator<Step> {
  for (let start = 0; start < creates.length; start += ROWS_PER_STEP) {
    yield { kind: 'create', rows: creates.slice(start, start + ROWS_PER_STEP) }
  }
  for (let start = 0; start < updates.length; start += ROWS_PER_STEP) {
    const rows = updates.slice(start, start + ROWS_PER_STEP)
    yield {
      kind: 'update',
      rows,
      holders: rows.map((row) => ({ clientId: row.existingId, client: row.client })),
    }
  }
}

type Families = ReadonlyMap<string, number>

/** The ids of all families by `familyKey`, after making those that an opening balance names and nobody else. */
async function makeFamilies(
  q: Writer,
  context: Context,
  rows: readonly (NewRow | UpdateRow)[],
): Promise<Families> {
  const families = new Map((await listFamilies(q)).map((family) => [familyKey(family.name), family.id]))
  for (const { client } of rows) {
    if (client.family === null || client.credits === 0 || families.has(familyKey(client.family))) continue
    const family = await insertFamily(q, client.family)
    families.set(familyKey(family.name), family.id)
    context.note({ entity: 'family', entityId: family.id, after: family })
  }
  return families
}

/** Whom a row is about, and what it brings them. */
type Holder = { readonly clientId: number; readonly client: ImportClient }

async function createClients(q: Writer, context: Context, rows: readonly NewRow[]): Promise<Holder[]> {
  const ids = await insertClients(
    q,
    rows.map(({ client }) => fieldsOf(client)),
    context.now,
  )
  return rows.map(({ client }, index) => {
    const clientId = ids[index]
    assert(clientId !== undefined, 'every new client has an id')
    return { clientId, client }
  })
}

function fieldsOf(client: ImportClient): ClientFields {
  const { firstName, lastName, email, phone, location, notes } = client
  return { firstName, lastName, email, phone, location, notes }
}

/**
 * Writes the changes of clients that are here already, each with a line of its own in the audit log. Whoever came with
 * an import that was undone is active again.
 */
async function changeClients(
  q: Writer,
  context: Context,
  rows: readonly UpdateRow[],
  known: WritePlan['known'],
): Promise<void> {
  const changed = rows.flatMap(({ existingId, changes }) => {
    const before = known(existingId)
    assert(before !== undefined, 'an update is about a client who is here')
    if (changes.length === 0 && !before.undone) return []
    const asked = fieldsAfter(changes)
    const back = before.undone ? ({ status: 'active' } as const) : {}
    context.note({
      entity: 'client',
      entityId: existingId,
      before: {
        ...Object.fromEntries(changes.map(({ field, from }) => [field, from])),
        ...(before.undone ? { status: 'inactive' } : {}),
      },
      after: { ...asked, ...back },
    })
    return { id: existingId, changes: { ...asked, ...back }, client: { ...before, ...asked } }
  })
  await updateClients(q, changed)
}

function fieldsAfter(changes: readonly FieldChange[]): { [F in FieldChange['field']]?: string } {
  return Object.fromEntries(changes.map(({ field, to }) => [field, to]))
}

type Terms = { readonly currency: string; readonly today: LocalDate; readonly families: Families }
type Brought = {
  readonly credits: number
  readonly subscriptions: readonly number[]
  readonly grants: readonly number[]
}

async function bringBalances(
  q: Writer,
  context: Context,
  { currency, today, families }: Terms,
  kind: Step['kind'],
  holders: readonly Holder[],
): Promise<Brought> {
  const owed = holders
    .filter(({ client }) => client.credits > 0)
    .map(({ clientId, client }) => ({ clientId, client, familyId: familyIdOf(client, families) }))
  const places = kind === 'update' ? await findPlaces(q, owed) : new Map<string, number>()
  const placeless = owed.filter((one) => !places.has(placeOf(one)))
  const subscriptions = await insertSubscriptions(
    q,
    placeless.map(({ clientId, familyId }) => ({
      clientId,
      name: OPENING_BALANCE,
      familyId,
      kind: 'pack',
      packageId: null,
      purchaseId: null,
      status: 'active',
      validityDays: null,
      activatedOn: today,
      createdAt: context.now,
    })),
  )
  for (const [index, id] of subscriptions.entries()) {
    const one = placeless[index]
    if (one !== undefined) places.set(placeOf(one), id)
  }
  const grants = await insertGrants(
    q,
    owed.map((one) => ({
      clientId: one.clientId,
      subscriptionId: idAt(places, placeOf(one)),
      familyId: one.familyId,
      source: 'import',
      category: 'paid',
      unitAmount: 0,
      currency,
      effectiveFrom: today,
      expiresOn: one.client.creditsExpireOn,
      reason: OPENING_BALANCE,
      createdAt: context.now,
    })),
  )
  const entries = await appendEntries(
    q,
    context,
    grants.map((grantId, index) => ({
      grantId,
      kind: 'GRANT',
      units: owed[index]?.client.credits ?? 0,
      reason: OPENING_BALANCE,
    })),
  )
  return { credits: entries.reduce((sum, entry) => sum + entry.units, 0), subscriptions, grants }
}

function familyIdOf(client: ImportClient, families: Families): number | null {
  return client.family === null ? null : idAt(families, familyKey(client.family))
}

function idAt(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key)
  assert(id !== undefined, `an import has made what it needs: ${key}`)
  return id
}

type Place = { readonly clientId: number; readonly familyId: number | null }

const placeOf = ({ clientId, familyId }: Place): string => `${clientId} ${familyId ?? 'general'}`

async function findPlaces(q: Writer, owed: readonly Place[]): Promise<Map<string, number>> {
  const ids = owed.map(({ clientId }) => clientId)
  const holders = await listPlaceHolders(q, ids, 'pack')
  return new Map(holders.map((holder) => [placeOf(holder), holder.id]))
}
