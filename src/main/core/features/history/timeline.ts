import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { formatMoney } from '../../../../shared/domain/money.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import {
  type Happening,
  oneTimeline,
  TIMELINE_KINDS,
  type TimelineKind,
} from '../../../../shared/domain/timeline.ts'
import { changeIn } from '../../../../shared/domain/xray.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findClient } from '../clients/queries.ts'
import { entryView } from '../credits/explain.ts'
import { periodsOfGrants } from '../credits/explain-queries.ts'
import { refuseOrigins } from '../credits/readers.ts'
import { listClientEntries } from '../ledger/queries.ts'
import { listPurchases } from '../purchases/queries.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { listBookedSessions, listNotes, listPacks, type NotedRow } from './queries.ts'

type Timeline = Value<'clients.timeline'>
type Row = Happening & Omit<Timeline['rows'][number], 'at' | 'change'>

/** Who did what nobody did. */
const PRODUCT = 'Tallybook'

/**
 * What happened with a client, the newest first, as far as the reader may know: where credits came from takes
 * `clients.read`, sales `sales.write`, and what was done to the record and the packs `audit.read`.
 */
export async function clientTimeline(
  q: Reader,
  context: Context,
  { clientId, kind, limit, offset }: Parsed<'clients.timeline'>,
): Promise<Result<Timeline>> {
  const unseen = refuseOrigins(context)
  if (unseen !== null) return unseen
  if ((await findClient(q, clientId)) === null) return refuse('USER_NOT_FOUND', { clientId })
  const hidden = TIMELINE_KINDS.filter((known) => !mayKnow(context, known))
  const studio = await loadStudio(q)
  const noted = [
    ...(await bookingNotes(q, studio, clientId)),
    ...(hidden.includes('sale') ? [] : await saleNotes(q, clientId)),
    ...(hidden.includes('record') ? [] : await recordNotes(q, clientId)),
  ]
  const told = oneTimeline(noted, await creditLines(q, studio, clientId))
  const wanted = kind === undefined ? told : told.filter((one) => one.kind === kind)
  return ok({
    rows: wanted.slice(offset, offset + limit).map((one) => ({
      at: formatInstant(one.at),
      kind: one.kind,
      sentence: one.sentence,
      actor: one.actor,
      change: one.change,
      sessionId: one.sessionId,
    })),
    total: wanted.length,
    hidden,
  })
}

function mayKnow({ actor }: Context, kind: TimelineKind): boolean {
  if (kind === 'sale') return may(actor, 'sales.write')
  return kind !== 'record' || may(actor, 'audit.read')
}

function rowOf(note: NotedRow, kind: TimelineKind, sentence: string, about: string | null): Row {
  const { at, seq, actorName } = note
  return { at, seq, kind, sentence, about, actor: actorName ?? PRODUCT, change: null, sessionId: null }
}

async function bookingNotes(q: Reader, studio: Studio, clientId: number): Promise<Row[]> {
  const booked = await listBookedSessions(q, clientId)
  const sessions = new Map(booked.map((booking) => [booking.id, booking]))
  const notes = await listNotes(q, 'booking', [...sessions.keys()])
  return notes.flatMap((note) => {
    const session = sessions.get(note.entityId)
    if (session === undefined) return []
    const told = words().sessionWords(session.title, session.startsAt, studio.zone)
    const deed = words().bookingDeed(note, told)
    if (deed === null) return []
    const row = rowOf(note, 'booking', deed, `booking ${note.entityId}`)
    return [{ ...row, sessionId: session.sessionId }]
  })
}

async function saleNotes(q: Reader, clientId: number): Promise<Row[]> {
  const sales = await listPurchases(q, { clientId }, EVERY)
  const byId = new Map(sales.map((sale) => [sale.id, sale]))
  const notes = await listNotes(q, 'purchase', [...byId.keys()])
  return notes.flatMap((note) => {
    const sale = byId.get(note.entityId)
    if (sale === undefined) return []
    const { packageName, currency, amount } = sale
    const money = (units: number) => formatMoney({ amount: units, currency }, words().LOCALE)
    const { sentence, grantId } = words().saleDeed(note, { packageName, price: money(amount), money })
    return [rowOf(note, 'sale', sentence, grantId === null ? null : `grant ${grantId}`)]
  })
}

const EVERY = { limit: 10_000, offset: 0 } as const

async function recordNotes(q: Reader, clientId: number): Promise<Row[]> {
  const own = await listNotes(q, 'client', [clientId])
  const packs = new Map((await listPacks(q, clientId)).map(({ id, name }) => [id, name]))
  const ofPacks = await listNotes(q, 'subscription', [...packs.keys()])
  const told = (note: NotedRow, sentence: string | null) =>
    sentence === null ? [] : [rowOf(note, 'record', sentence, null)]
  return [
    ...own.flatMap((note) => told(note, words().recordDeed(note))),
    ...ofPacks.flatMap((note) => told(note, words().packDeed(note, packs.get(note.entityId) ?? ''))),
  ]
}

async function creditLines(q: Reader, studio: Studio, clientId: number): Promise<Row[]> {
  const all = await listClientEntries(q, clientId)
  const entries = new Map(all.map((entry) => [entry.seq, entry]))
  const book = { studio, entries, periods: await periodsOfGrants(q, clientId) }
  return all.map((entry) => {
    const { sentence, actor } = entryView(book, entry)
    const { seq, at, kind, units, bookingId, grantId, sessionId } = entry
    const about = bookingId !== null ? `booking ${bookingId}` : kind === 'GRANT' ? `grant ${grantId}` : null
    return {
      seq,
      at,
      kind: 'credits',
      sentence,
      actor,
      about,
      change: changeIn('remaining', kind, units),
      sessionId,
    }
  })
}
