import type { Value } from '../../../../shared/contract/index.ts'
import { REPAIR_SENTENCES, type RepairName } from '../../../../shared/messages/repairs.ts'

export type IntegrityView = Value<'integrity.check'>
export type Finding = IntegrityView['findings'][number]

/** Everything the check can name, with how bad it is (docs/domain, "Invariants"). */
export const SEVERITIES = {
  /** The file itself: what SQLite finds in its own pages, constraints and keys. */
  STORAGE: 'error',
  /** What protects the rows: tables, indexes, triggers, constraints. */
  SCHEMA: 'error',
  I1: 'error',
  I2: 'error',
  I3: 'error',
  I4: 'error',
  I5: 'error',
  I6: 'error',
  I7: 'error',
  I8: 'error',
  V1: 'error',
  V2: 'error',
  V3: 'error',
  V4: 'attention',
  V5: 'error',
  V6: 'attention',
  V7: 'attention',
  V8: 'error',
  V9: 'error',
  W1: 'attention',
  S1: 'error',
  S2: 'error',
  S3: 'error',
  S4: 'error',
  S5: 'error',
  P1: 'error',
} as const satisfies Record<string, Finding['severity']>

export type FindingId = keyof typeof SEVERITIES

/** The longest list of findings that is worth reading. */
export const MOST_FINDINGS = 1_000

/** The id of the last line, when not all are listed. */
export const MORE = 'MORE'

/** The findings of one check: named one by one, listed with the errors first. */
export type Findings = {
  /** `repair` names what would mend it, where that is lawful. */
  add(
    id: FindingId,
    entity: string,
    entityId: number,
    expected: string,
    found: string,
    repair?: RepairName | null,
  ): void
  readonly damaged: boolean
  /** At most MOST_FINDINGS; when there are more, the last line says how many are not listed. */
  list(): Finding[]
}

/** Collects those findings that are `wanted`. */
export function collectFindings(wanted: (finding: Finding) => boolean = () => true): Findings {
  const kept = { error: [] as Finding[], attention: [] as Finding[] }
  const counts = { error: 0, attention: 0 }
  return {
    add: (id, entity, entityId, expected, found, repair = null) => {
      const severity = SEVERITIES[id]
      const finding = { id, severity, entity, entityId, expected, found }
      if (!wanted(finding)) return
      counts[severity] += 1
      if (kept[severity].length < MOST_FINDINGS) {
        kept[severity].push(repair === null ? finding : { ...finding, repair: REPAIR_SENTENCES[repair] })
      }
    },
    get damaged() {
      return counts.error > 0
    },
    list: () => {
      const all = [...kept.error, ...kept.attention]
      const total = counts.error + counts.attention
      if (total <= MOST_FINDINGS) return all
      const listed = all.slice(0, MOST_FINDINGS - 1)
      return [...listed, unlisted(total - listed.length, counts.error > listed.length)]
    },
  }
}

function unlisted(amount: number, errors: boolean): Finding {
  return {
    id: MORE,
    severity: errors ? 'error' : 'attention',
    entity: 'database',
    entityId: 0,
    expected: `a list of at most ${MOST_FINDINGS} findings`,
    found: `${amount} more that are not listed`,
  }
}
