import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import { addDays, startOfDay } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { termsOf } from '../clients/list-queries.ts'
import { findClient } from '../clients/queries.ts'
import { listStaff } from '../staff/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import {
  type AssignmentFilter,
  countAssigned,
  countClientsByTrainer,
  countUnassigned,
  listAssigned,
  listUnassigned,
  workByTrainer,
} from './list-queries.ts'
import { listStanding, nextByClient } from './queries.ts'
import { assignmentLine, unassignedLine } from './views.ts'

type List = Value<'assignments.list'>

/** Who looks after whom. Who may not read clients is told of their own assignments alone. */
export async function listAssignments(
  q: Reader,
  context: Context,
  input: Parsed<'assignments.list'>,
): Promise<Result<List>> {
  const { actor } = context
  const readsAll = may(actor, 'clients.read')
  const asksOwn = input.trainerId === undefined || input.trainerId === actor.staffId
  if (!readsAll && (actor.staffId === null || !asksOwn)) {
    return refuse('UNAUTHORIZED_ACCESS', { permission: 'clients.read' })
  }
  const trainerId = readsAll ? input.trainerId : (actor.staffId ?? undefined)
  return input.history ? listHistory(q, context, input, trainerId) : listOnDay(q, context, input, trainerId)
}

async function listHistory(
  q: Reader,
  context: Context,
  { clientId, on, limit, offset }: Parsed<'assignments.list'>,
  trainerId: number | null | undefined,
): Promise<Result<List>> {
  if (clientId === undefined) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['clientId'] })
  const client = await findClient(q, clientId)
  // Who may not read clients does not learn which numbers are clients.
  if (client === null && may(context.actor, 'clients.read')) return refuse('USER_NOT_FOUND', { clientId })
  if (client === null) return ok({ rows: [], total: 0 })
  const day = on ?? studioToday(await loadStudio(q), context.now)
  const all = await listStanding(q, clientId)
  const wanted = all.filter((one) => trainerId === undefined || one.trainerId === trainerId)
  return ok({
    rows: wanted.slice(offset, offset + limit).map((one) => assignmentLine(one, client, day, null)),
    total: wanted.length,
  })
}

async function listOnDay(
  q: Reader,
  context: Context,
  input: Parsed<'assignments.list'>,
  trainerId: number | null | undefined,
): Promise<Result<List>> {
  const on = input.on ?? studioToday(await loadStudio(q), context.now)
  const terms = await termsOf(q, input.query ?? '')
  if (terms === null) return ok({ rows: [], total: 0 })
  const filter: AssignmentFilter = { on, clientId: input.clientId, terms }
  if (trainerId === null) {
    const clients = await listUnassigned(q, filter, input)
    const next = await nextByClient(q, clients.map(idOf), on)
    return ok({
      rows: clients.map((client) => unassignedLine(client, next.get(client.clientId) ?? null)),
      total: await countUnassigned(q, filter),
    })
  }
  const own = { ...filter, trainerId }
  const records = await listAssigned(q, own, input)
  const next = await nextByClient(q, records.map(idOf), on)
  return ok({
    rows: records.map((one) => assignmentLine(one, one, on, next.get(one.clientId) ?? null)),
    total: await countAssigned(q, own),
  })
}

const idOf = ({ clientId }: { readonly clientId: number }): number => clientId

/** How far a trainer's work is looked ahead for what they have to do (domain, "After a purchase"). */
const LOAD_DAYS = 14

/** How much each trainer has to do, in the order of their names. Who may not read clients is told of themselves alone. */
export async function readTrainerLoad(
  q: Reader,
  { actor, now }: Context,
  input: Parsed<'trainers.load'>,
): Promise<Result<Value<'trainers.load'>>> {
  const studio = await loadStudio(q)
  const on = input.on ?? studioToday(studio, now)
  const readsAll = may(actor, 'clients.read')
  const clients = await countClientsByTrainer(q, on)
  const work = await workByTrainer(q, {
    startsAt: startOfDay(on, studio.zone),
    endsAt: startOfDay(addDays(on, LOAD_DAYS), studio.zone),
  })
  const staff = (await listStaff(q, undefined)).filter((member) => {
    if (!readsAll) return member.id === actor.staffId
    const trains = member.role === 'trainer' || member.services.length > 0 || work.has(member.id)
    return clients.has(member.id) || (member.active && trains)
  })
  return ok({
    on,
    rows: staff.map(({ id, name, active }) => ({
      trainerId: id,
      name,
      active,
      clients: clients.get(id) ?? 0,
      ...(work.get(id) ?? { sessions: 0, minutes: 0 }),
    })),
    unassigned: readsAll ? await countUnassigned(q, { on, terms: [] }) : null,
  })
}
