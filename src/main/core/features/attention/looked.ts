import type { ListedKind } from '../../../../shared/domain/attention.ts'
import type { Instant, ZoneId } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import type { Finding } from '../system/findings.ts'
import { stillOutside } from '../system/hours-check.ts'
import { lastFindings } from '../system/service.ts'
import { type AttentionRow, findSessionNames, LOOKED_UP } from './list-queries.ts'

/** Findings that are matters of their own kinds. */
const OWN_KINDS = new Set(['V4', 'V6'])

/**
 * What the last look at the studio's health has found and somebody must decide: what does not hold, then sessions
 * outside the hours, the soonest first. Sessions are asked again, so that one that was moved is gone at once.
 */
export async function lookedMatters(
  q: Reader,
  context: Context,
  zone: ZoneId,
  kinds: readonly ListedKind[],
): Promise<readonly AttentionRow[]> {
  const asks = (kind: ListedKind) => kinds.includes(kind)
  if (!asks('integrity_finding') && !asks('session_outside')) return []
  const { at, findings } = await lastFindings(q, context)
  const broken = asks('integrity_finding')
    ? findingRows(
        findings.filter(({ id }) => !OWN_KINDS.has(id)),
        at,
      )
    : []
  const outside = asks('session_outside')
    ? await outsideRows(
        q,
        zone,
        findings.filter(({ id }) => id === 'V6').map(({ entityId }) => entityId),
        { now: context.now, at },
      )
    : []
  return [...broken, ...outside]
}

/** The same thing can be wrong in the same way twice; then the second is counted in its key. */
function findingRows(findings: readonly Finding[], createdAt: Instant): AttentionRow[] {
  const seen = new Map<string, number>()
  return findings.map((details) => {
    const { id, entity, entityId } = details
    const name = `${id}:${entity}:${entityId}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    const key = times === 1 ? name : `${name}:${times}`
    return { ...LOOKED_UP, key, kind: 'integrity_finding', entity, entityId, details, createdAt }
  })
}

async function outsideRows(
  q: Reader,
  zone: ZoneId,
  ids: readonly number[],
  { now, at }: { readonly now: Instant; readonly at: Instant },
): Promise<AttentionRow[]> {
  const still = await stillOutside(q, { zone, now }, ids)
  const names = await findSessionNames(q, [...still.keys()])
  return [...still].flatMap(([entityId, found]) => {
    const session = names.get(entityId)
    if (session === undefined) return []
    const key = `session_outside:${entityId}`
    const { title: sessionTitle, startsAt, trainerName } = session
    const details = { sessionTitle, startsAt, trainerName, found }
    const about = { kind: 'session_outside', entity: 'session', entityId } as const
    return [{ ...LOOKED_UP, key, ...about, details, createdAt: at }]
  })
}
