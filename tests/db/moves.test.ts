import { expect, it } from 'vitest'
import {
  applyEntry,
  type Buckets,
  EMPTY_BUCKETS,
  ENTRY_KINDS,
  type EntryKind,
  HOLD_ENTRY_KINDS,
} from '../../src/shared/domain/credits.ts'
import { describeOnBothDialects, type TestDatabase } from '../support/databases.ts'
import { fc } from '../support/properties.ts'
import { guardOf } from '../support/refusals.ts'
import {
  appendEntry,
  HOUR,
  insertBooking,
  insertSession,
  insertStudio,
  MORNING,
  type RawStudio,
} from '../support/rows.ts'

/** An embedded server takes several times as long for a statement. */
const RUNS = { sqlite: 120, postgres: 25 }

type Line = { readonly kind: EntryKind; readonly units: number; readonly booking: number }
/** What the rules expect: the grant's buckets, and what each booking holds of it. */
type Model = {
  readonly granted: number
  readonly buckets: Buckets
  readonly holds: ReadonlyMap<number, Hold>
}
type Hold = { readonly held: number; readonly captured: number }

const lines = fc.array(
  fc.record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    units: fc.integer({ min: 1, max: 4 }),
    booking: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 10, maxLength: 40 },
)

const START: Model = { granted: 0, buckets: EMPTY_BUCKETS, holds: new Map() }

/** The model after one more line, or null where the rules have no such move. */
function after(model: Model, line: Line): Model | null {
  const buckets = applyEntry(model.buckets, line)
  if (Object.values(buckets).some((units) => units < 0)) return null
  const granted = model.granted + (line.kind === 'GRANT' ? line.units : 0)
  if (!isHoldKind(line.kind)) return { granted, buckets, holds: model.holds }
  const before = model.holds.get(line.booking)
  if (before === undefined && line.kind !== 'HOLD') return null
  const { held, used } = applyEntry(
    { ...EMPTY_BUCKETS, held: before?.held ?? 0, used: before?.captured ?? 0 },
    line,
  )
  if (held < 0 || used < 0) return null
  return { granted, buckets, holds: new Map([...model.holds, [line.booking, { held, captured: used }]]) }
}

function isHoldKind(kind: EntryKind): boolean {
  return HOLD_ENTRY_KINDS.some((one) => one === kind)
}

type Ledger = TestDatabase & RawStudio & { readonly bookings: readonly number[] }

async function openLedger(open: () => Promise<TestDatabase>): Promise<Ledger> {
  const database = await open()
  const studio = await insertStudio(database.raw)
  const bookings: number[] = []
  for (const hour of [0, 1, 2]) {
    const starts_at = MORNING + hour * HOUR
    const session_id = await insertSession(studio, {
      starts_at,
      ends_at: starts_at + HOUR,
      busy_until: starts_at + HOUR,
    })
    bookings.push(await insertBooking(studio.raw, { session_id, client_id: studio.clientId }))
  }
  return { ...database, ...studio, bookings }
}

/** Appends a line as a part of its own; answers the guard that refused it, or null. */
async function append({ raw, grantId, bookings }: Ledger, line: Line): Promise<string | null> {
  const booking = isHoldKind(line.kind) ? (bookings[line.booking] ?? null) : null
  await raw.exec('savepoint line')
  try {
    await appendEntry(raw, { grant: grantId, kind: line.kind, units: line.units, booking })
    return null
  } catch (error) {
    await raw.exec('rollback to line')
    return guardOf(error)
  }
}

async function stored({ raw, grantId, bookings }: Ledger): Promise<Model> {
  const [row] = await raw.rows<Buckets & { granted: number }>(
    'select granted, available, held, used, expired, revoked from grants where id = ?',
    [grantId],
  )
  if (row === undefined) throw new Error('The grant is gone.')
  const { granted, ...buckets } = row
  const holds = await raw.rows<Hold & { booking_id: number }>(
    'select booking_id, held, captured from booking_holds where grant_id = ?',
    [grantId],
  )
  return {
    granted,
    buckets,
    holds: new Map(
      holds.map(({ booking_id, held, captured }) => [bookings.indexOf(booking_id), { held, captured }]),
    ),
  }
}

/** Appends the lines one by one, each as the rules foresee; answers what they expect to stand at the end. */
async function play(ledger: Ledger, sequence: readonly Line[]): Promise<{ model: Model; refused: number }> {
  let model = START
  let refused = 0
  for (const line of sequence) {
    const next = after(model, line)
    const refusal = await append(ledger, line)
    if (next === null) {
      expect(refusal).toMatch(/^(grants_buckets_positive|holds_units|HOLD_UNKNOWN)$/)
      refused += 1
    } else {
      expect(refusal).toBeNull()
      model = next
    }
  }
  return { model, refused }
}

describeOnBothDialects('the bucket trigger', (open, dialect) => {
  it('moves what the rules say, and refuses what they cannot, for any sequence of entries', async () => {
    const ledger = await openLedger(open)
    let refusedInAll = 0
    let taken = 0

    await fc.assert(
      fc.asyncProperty(lines, async (sequence) => {
        await ledger.raw.exec('begin')
        try {
          const { model, refused } = await play(ledger, [
            { kind: 'GRANT', units: 8, booking: 0 },
            ...sequence,
          ])
          expect(await stored(ledger)).toEqual(model)
          refusedInAll += refused
          taken += sequence.length + 1 - refused
        } finally {
          await ledger.raw.exec('rollback')
        }
      }),
      { numRuns: RUNS[dialect] },
    )

    // A property that never meets the one or the other proves nothing.
    expect(refusedInAll).toBeGreaterThan(RUNS[dialect])
    expect(taken).toBeGreaterThan(RUNS[dialect])
  })
})
