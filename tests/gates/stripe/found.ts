import type { RawRunner } from '../../support/storages.ts'
import type { LineState } from './oracle.ts'

type Row = {
  readonly source: string
  readonly line: string
  readonly state: string
  readonly status: string | null
  readonly refunded: number | null
  readonly available: number | null
  readonly held: number
}

/** What a studio has done for each line that it knows, of the world with this seed, by `source line`; what waits for payment is left out. */
export async function foundLines(raw: RawRunner, seed: number): Promise<Map<string, LineState>> {
  const rows = await raw.rows<Row>(
    `
    select s.source_id as source, l.line_id as line, l.state, p.status, p.refunded_amount as refunded,
      (select sum(g.available) from subscriptions u join grants g on g.subscription_id = u.id
        where u.purchase_id = p.id) as available,
      (select count(*) from subscriptions u join freezes f on f.subscription_id = u.id
        where u.purchase_id = p.id and f.cancelled_at is null and f.until_day is null) as held
    from stripe_lines l join stripe_sales s on s.id = l.sale_id left join purchases p on p.id = l.purchase_id
    where l.state in ('granted', 'unmatched') and s.source_id like ?`,
    [`%_${seed}fake%`],
  )
  return new Map(rows.map((row) => [`${row.source} ${row.line}`, stateOf(row)]))
}

function stateOf({ state, status, refunded, available, held }: Row): LineState {
  if (state === 'unmatched' || status === null) return { state: 'unmatched' }
  const figures = { available: Number(available), refunded: Number(refunded), held: Number(held) > 0 }
  return { state: 'granted', ...figures, status }
}

/** The lines of `expected` about which the two differ, and those that only one of them knows. */
export function differencesBetween(
  expected: ReadonlyMap<string, LineState>,
  found: ReadonlyMap<string, LineState>,
): string[] {
  const keys = new Set([...expected.keys(), ...found.keys()])
  return [...keys].flatMap((key) => {
    const [wanted, got] = [JSON.stringify(sorted(expected.get(key))), JSON.stringify(sorted(found.get(key)))]
    return wanted === got ? [] : [`${key}: expected ${wanted}, found ${got}`]
  })
}

function sorted(state: LineState | undefined): unknown {
  return state === undefined ? null : Object.fromEntries(Object.entries(state).sort())
}
