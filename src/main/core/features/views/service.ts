import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import {
  clearDefault,
  deleteView,
  insertView,
  listViews,
  nameKeyOf,
  updateView,
  type ViewFields,
  type ViewRecord,
} from './queries.ts'

/** More than a menu can hold. */
const MOST_VIEWS = 50

type Saved = Value<'views.save'>

function viewOf({ id, name, settings, isDefault }: ViewRecord): Saved['view'] {
  return { id, name, settings, isDefault }
}

/** What the audit log says of a view: what it shows is its owner's own affair, and long. */
function noted({ name, isDefault }: ViewRecord) {
  return { name, isDefault }
}

/** The named views of whoever asks. */
export async function listOwnViews(q: Reader, { actor }: Context): Promise<Result<Value<'views.list'>>> {
  return ok({ rows: (await listViews(q, actor.staffId)).map(viewOf) })
}

/** Keeps a new view or changes one of one's own; that of another is as if it were not there. */
export async function saveView(
  q: Writer,
  context: Context,
  { viewId, ...change }: Parsed<'views.save'>,
): Promise<Result<Saved>> {
  const own = await listViews(q, context.actor.staffId)
  const before = own.find(({ id }) => id === viewId)
  if (viewId !== undefined && before === undefined) return refuse('NOT_FOUND', { entity: 'view', id: viewId })
  const fields = fieldsOf(before, change)
  if (!fields.ok) return fields
  const taken = own.some((one) => one !== before && one.nameKey === nameKeyOf(fields.value.name))
  if (taken) return refuseName('You already have a view of this name.')
  if (before === undefined && own.length >= MOST_VIEWS) {
    return refuseName(`You have ${MOST_VIEWS} views already: remove one that you no longer need.`)
  }
  if (fields.value.isDefault) await clearDefault(q, context.actor.staffId)
  const view = await write(q, context, before, fields.value)
  context.note({
    entity: 'view',
    entityId: view.id,
    ...(before === undefined ? {} : { before: noted(before) }),
    after: noted(view),
  })
  return ok({ view: viewOf(view) })
}

async function write(
  q: Writer,
  { actor, now }: Context,
  before: ViewRecord | undefined,
  fields: ViewFields,
): Promise<ViewRecord> {
  if (before === undefined) return insertView(q, { ...fields, staffId: actor.staffId, createdAt: now })
  await updateView(q, before.id, fields)
  return { ...before, ...fields }
}

/** What the view shall say; a new one says everything itself. */
function fieldsOf(
  before: ViewRecord | undefined,
  change: Omit<Parsed<'views.save'>, 'viewId'>,
): Result<ViewFields> {
  const { name = before?.name, settings = before?.settings } = change
  if (name === undefined || settings === undefined) {
    const missing = { name, settings }
    const fields = (['name', 'settings'] as const).filter((field) => missing[field] === undefined)
    return refuse('MISSING_REQUIRED_FIELDS', { fields })
  }
  return ok({ name, settings, isDefault: change.isDefault ?? before?.isDefault ?? false })
}

const refuseName = (message: string) => refuse('VALIDATION', { issues: [{ path: 'name', message }] })

/** Removes one of one's own views; what it said is in the answer, for whoever wants it back. */
export async function removeView(
  q: Writer,
  context: Context,
  { viewId }: Parsed<'views.remove'>,
): Promise<Result<Value<'views.remove'>>> {
  const own = await listViews(q, context.actor.staffId)
  const before = own.find(({ id }) => id === viewId)
  if (before === undefined) return refuse('NOT_FOUND', { entity: 'view', id: viewId })
  await deleteView(q, viewId)
  context.note({ entity: 'view', entityId: viewId, before: noted(before), after: { removed: true } })
  return ok({ view: viewOf(before) })
}
