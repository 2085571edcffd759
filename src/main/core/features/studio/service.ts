import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import { DEFAULT_POLICIES } from '../../../../shared/domain/policies.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { insertLocation } from '../catalogue/queries.ts'
import { findStaff, insertStaff } from '../staff/queries.ts'
import {
  findFirstSteps,
  findStudio,
  insertStudio,
  loadStudio,
  type Studio,
  studioToday,
  updateStudio,
} from './queries.ts'

/** The place a new studio has, until somebody names it otherwise. */
const FIRST_LOCATION = 'Main studio'

/** What a new studio has already, for the first screen's steps. */
export async function readFirstSteps(q: Reader): Promise<Result<Value<'studio.firstSteps'>>> {
  return ok(await findFirstSteps(q))
}

export async function getStudio(q: Reader, context: Context): Promise<Result<Value<'studio.get'>>> {
  return ok({ studio: studioView(await loadStudio(q), context) })
}

/**
 * The first run: makes the studio with the usual policies, its owner and its first location, all or nothing.
 * Refused in a database that holds a studio already.
 */
export async function createStudio(
  q: Writer,
  context: Context,
  input: Parsed<'studio.create'>,
): Promise<Result<Value<'studio.create'>>> {
  const existing = await findStudio(q)
  if (existing !== null) {
    const why = `This database already holds a studio, ${existing.name}. Choose another file for a new one.`
    return refuse('INVALID_TRANSITION', { from: 'open', to: 'created', why })
  }
  const { name, zone, currency, ownerName } = input
  const createdAt = context.now
  await insertStudio(q, { name, zone, currency, isDemo: false, policies: DEFAULT_POLICIES, createdAt })
  const location = await insertLocation(q, FIRST_LOCATION)
  const staff = await findStaff(q, await insertStaff(q, { name: ownerName, role: 'owner', createdAt }))
  assert(staff !== null, 'a staff member just made can be read')
  const studio = studioView(await loadStudio(q), context)
  context.note({ entity: 'studio', entityId: null, after: studio })
  context.note({ entity: 'location', entityId: location.id, after: location })
  context.note({ entity: 'staff', entityId: staff.id, after: staff })
  return ok({ studio, staff: { ...staff, services: [...staff.services] } })
}

/** Changes name and policies. Bookings already made keep the policy they were made under. */
export async function changeStudio(
  q: Writer,
  context: Context,
  input: Parsed<'studio.update'>,
): Promise<Result<Value<'studio.update'>>> {
  const { version, ...asked } = input
  const studio = await loadStudio(q)
  const stored = { name: studio.name, ...studio.policies, version: studio.version }
  const changes = changesOf(stored, asked)
  if (version !== studio.version) return staleVersion(version, stored, changes)
  assert(await updateStudio(q, version, changes), 'a studio does not change inside a unit of work')
  const before = studioView(studio, context)
  const after = studioView(await loadStudio(q), context)
  context.note({ entity: 'studio', entityId: null, before, after })
  return ok({ studio: after })
}

function studioView(studio: Studio, context: Context): Value<'studio.get'>['studio'] {
  const { name, zone, currency, isDemo, policies, version } = studio
  return { name, zone, currency, isDemo, today: studioToday(studio, context.now), policies, version }
}
