import { and, eq } from 'drizzle-orm'
import { type Policies, policiesOf } from '../../../../shared/domain/policies.ts'
import { type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'

export type Studio = {
  readonly name: string
  readonly zone: string
  readonly currency: string
  readonly isDemo: boolean
  readonly policies: Policies
  readonly createdAt: number
  readonly version: number
}

const selectStudio = hotQuery((q: Reader) => q.select().from(q.t.studio))

/** The studio this database holds; null before the first run. */
export async function findStudio(q: Reader): Promise<Studio | null> {
  const [row] = await selectStudio(q, {})
  if (row === undefined) return null
  const { name, zone, currency, isDemo, createdAt, version } = row
  return { name, zone, currency, isDemo, createdAt, version, policies: policiesOf(row) }
}

/** The studio, where there must be one. */
export async function loadStudio(q: Reader): Promise<Studio> {
  const studio = await findStudio(q)
  assert(studio !== null, 'a use case ran before there was a studio')
  return studio
}

/** The studio's calendar day at this moment. */
export function studioToday(studio: Pick<Studio, 'zone'>, now: number): LocalDate {
  return localDateOf(now, studio.zone)
}

export async function insertStudio(
  q: Writer,
  studio: {
    name: string
    zone: string
    currency: string
    isDemo: boolean
    policies: Policies
    createdAt: number
  },
): Promise<void> {
  const { policies, ...rest } = studio
  await q.insert(q.t.studio).values({ id: 1, ...rest, ...policies })
}

/** Changes name and policies of the version that was read; false when somebody changed it since. */
export async function updateStudio(
  q: Writer,
  version: number,
  changes: Partial<Policies> & { name?: string },
): Promise<boolean> {
  const { studio } = q.t
  const rows = await q
    .update(studio)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(studio.id, 1), eq(studio.version, version)))
    .returning({ id: studio.id })
  return rows.length === 1
}

/** Whether there is any client, active service, active trainer and session yet. */
export async function findFirstSteps(q: Reader) {
  const { clients, services, staff, sessions } = q.t
  const [client] = await q.select({ id: clients.id }).from(clients).limit(1)
  const [service] = await q
    .select({ id: services.id })
    .from(services)
    .where(eq(services.active, true))
    .limit(1)
  const [trainer] = await q
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'trainer'), eq(staff.active, true)))
    .limit(1)
  const [session] = await q.select({ id: sessions.id }).from(sessions).limit(1)
  return {
    clients: client !== undefined,
    services: service !== undefined,
    trainers: trainer !== undefined,
    sessions: session !== undefined,
  }
}
