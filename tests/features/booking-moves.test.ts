import { expect, it } from 'vitest'
import { lapsePending } from '../../src/main/core/features/bookings/lapse.ts'
import { loadStudio } from '../../src/main/core/features/studio/queries.ts'
import type { Input, Method } from '../../src/shared/contract/index.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../src/shared/domain/bookings.ts'
import { runStep } from '../support/steps.ts'
import { aClient, aService, describeStudio, NOW, type TestStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'
/** Two days after the bookings are made, when those that nobody confirmed lapse. */
const LAPSES = '2026-03-04T09:00:00+01:00'
/** Too late to cancel. */
const LATE = '2026-03-05T09:00:00+01:00'
/** Any outcome may be set. */
const AFTER = '2026-03-05T11:00:00+01:00'

type Funding = 'credit' | 'comp' | 'unpaid'
type Booking = { readonly id: number; readonly clientId: number }

/** A client with three credits whose booking is in a state, each for a session of its own. */
async function bring(studio: TestStudio, status: BookingStatus, funding: Funding): Promise<Booking> {
  studio.setNow(NOW)
  const { id: clientId } = await aClient(studio)
  await studio.call('credits.allocate', { clientId, sessionCount: 3 })
  const { session } = await studio.call('sessions.create', { serviceId: 1, startsAt: START })
  const confirmed = status !== 'pending' && status !== 'lapsed'
  const input = { sessionId: session.id, clientId, funding, confirmed }
  const { booking } = await studio.call('bookings.create', input)
  const bookingId = booking.id
  if (status === 'cancelled' || status === 'waitlisted') await studio.call('bookings.cancel', { bookingId })
  if (status === 'waitlisted') await wait(studio, bookingId)
  if (status === 'late_cancelled') {
    studio.setNow(LATE)
    await studio.call('bookings.cancel', { bookingId })
  }
  if (status === 'completed' || status === 'no_show') {
    studio.setNow(AFTER)
    await studio.call('bookings.setOutcome', { bookingId, outcome: status })
  }
  if (status === 'lapsed') {
    await runStep(studio, LAPSES, async (q, context) => lapsePending(q, context, await loadStudio(q)))
  }
  return { id: bookingId, clientId }
}

/** As a booking that waits for a place, whatever its funding: it holds nothing and owes nothing. */
async function wait(studio: TestStudio, bookingId: number): Promise<void> {
  await studio.raw.exec(
    "update bookings set status = 'waitlisted', cancelled_at = null, cancelled_by = null where id = ?",
    [bookingId],
  )
}

type Move = { readonly method: Method; readonly input: object }

const change = (outcome: Input<'bookings.changeOutcome'>['outcome'], waive = false): Move => ({
  method: 'bookings.changeOutcome',
  input: { outcome, waive, reason: 'Marked by mistake' },
})

const MOVES = {
  confirm: { method: 'bookings.confirm', input: {} },
  cancel: { method: 'bookings.cancel', input: {} },
  waive: { method: 'bookings.cancel', input: { waive: true } },
  'cancel by studio': { method: 'bookings.cancel', input: { by: 'studio' } },
  attended: { method: 'bookings.setOutcome', input: { outcome: 'completed' } },
  missed: { method: 'bookings.setOutcome', input: { outcome: 'no_show' } },
  'to attended': change('completed'),
  'to missed': change('no_show'),
  'to late': change('late_cancelled'),
  'to cancelled': change('cancelled'),
  'attended, waived': change('completed', true),
  'missed, waived': change('no_show', true),
  'late, waived': change('late_cancelled', true),
  'settle by credits': { method: 'bookings.settle', input: {} },
  'settle by money': { method: 'bookings.settle', input: { payment: { method: 'cash' } } },
  paid: { method: 'bookings.setPayment', input: { status: 'paid' } },
  failed: { method: 'bookings.setPayment', input: { status: 'failed' } },
  refunded: { method: 'bookings.setPayment', input: { status: 'refunded' } },
} as const satisfies Record<string, Move>
type MoveName = keyof typeof MOVES

/** `new state [payment]: entries`; every move that is not told is refused. */
type Table = { readonly [S in BookingStatus]: { readonly [M in MoveName]?: string } }

const GIVEN_BACK = {
  'to cancelled': 'cancelled: UNCAPTURE RELEASE',
}

/** What credits pay for. */
const CREDIT: Table = {
  pending: {
    confirm: 'confirmed:',
    cancel: 'cancelled: RELEASE',
    waive: 'cancelled: RELEASE',
    'cancel by studio': 'cancelled: RELEASE',
    attended: 'completed: CAPTURE',
    missed: 'no_show: CAPTURE',
  },
  confirmed: {
    cancel: 'late_cancelled: CAPTURE',
    waive: 'late_cancelled: RELEASE',
    'cancel by studio': 'cancelled: RELEASE',
    attended: 'completed: CAPTURE',
    missed: 'no_show: CAPTURE',
  },
  waitlisted: { cancel: 'cancelled:', waive: 'cancelled:', 'cancel by studio': 'cancelled:' },
  completed: {
    ...GIVEN_BACK,
    'to missed': 'no_show:',
    'to late': 'late_cancelled:',
    'attended, waived': 'completed: UNCAPTURE RELEASE',
    'missed, waived': 'no_show: UNCAPTURE RELEASE',
    'late, waived': 'late_cancelled: UNCAPTURE RELEASE',
  },
  no_show: {
    ...GIVEN_BACK,
    'to attended': 'completed:',
    'to late': 'late_cancelled:',
    'attended, waived': 'completed: UNCAPTURE RELEASE',
    'missed, waived': 'no_show: UNCAPTURE RELEASE',
    'late, waived': 'late_cancelled: UNCAPTURE RELEASE',
  },
  late_cancelled: {
    ...GIVEN_BACK,
    'to attended': 'completed:',
    'to missed': 'no_show:',
    'attended, waived': 'completed: UNCAPTURE RELEASE',
    'missed, waived': 'no_show: UNCAPTURE RELEASE',
    'late, waived': 'late_cancelled: UNCAPTURE RELEASE',
  },
  cancelled: {
    confirm: 'confirmed: HOLD',
    'to attended': 'completed: HOLD CAPTURE',
    'to missed': 'no_show: HOLD CAPTURE',
    'to late': 'late_cancelled: HOLD CAPTURE',
    'attended, waived': 'completed:',
    'missed, waived': 'no_show:',
    'late, waived': 'late_cancelled:',
  },
  lapsed: {
    'to attended': 'completed: HOLD CAPTURE',
    'to missed': 'no_show: HOLD CAPTURE',
    'to late': 'late_cancelled: HOLD CAPTURE',
    'to cancelled': 'cancelled:',
    'attended, waived': 'completed:',
    'missed, waived': 'no_show:',
    'late, waived': 'late_cancelled:',
  },
}

/** A gift: the same moves, but what is given back is taken back at once, and what is held anew is given anew. */
const COMP = asTable((status, move) =>
  CREDIT[status][move]?.replace('RELEASE', 'RELEASE REVOKE').replace('HOLD', 'GRANT HOLD'),
)

/** What was never paid: no entry at all but for settling it by credits. */
const DEBT: Table = {
  pending: {
    confirm: 'confirmed pending:',
    cancel: 'cancelled not_due:',
    waive: 'cancelled not_due:',
    'cancel by studio': 'cancelled not_due:',
    attended: 'completed pending:',
    missed: 'no_show pending:',
    'settle by credits': 'pending not_due: HOLD',
    'settle by money': 'pending paid:',
    paid: 'pending paid:',
    failed: 'pending failed:',
  },
  confirmed: {
    cancel: 'late_cancelled pending:',
    waive: 'late_cancelled not_due:',
    'cancel by studio': 'cancelled not_due:',
    attended: 'completed pending:',
    missed: 'no_show pending:',
    'settle by credits': 'confirmed not_due: HOLD',
    'settle by money': 'confirmed paid:',
    paid: 'confirmed paid:',
    failed: 'confirmed failed:',
  },
  waitlisted: {
    cancel: 'cancelled not_due:',
    waive: 'cancelled not_due:',
    'cancel by studio': 'cancelled not_due:',
  },
  completed: debtAfter('completed'),
  no_show: debtAfter('no_show'),
  late_cancelled: debtAfter('late_cancelled'),
  cancelled: {
    confirm: 'confirmed pending:',
    'to attended': 'completed pending:',
    'to missed': 'no_show pending:',
    'to late': 'late_cancelled pending:',
    'attended, waived': 'completed not_due:',
    'missed, waived': 'no_show not_due:',
    'late, waived': 'late_cancelled not_due:',
  },
  lapsed: {
    'to attended': 'completed pending:',
    'to missed': 'no_show pending:',
    'to late': 'late_cancelled pending:',
    'to cancelled': 'cancelled not_due:',
    'attended, waived': 'completed not_due:',
    'missed, waived': 'no_show not_due:',
    'late, waived': 'late_cancelled not_due:',
  },
}

/** The debt of a booking that is over: it moves with the outcome, and can be paid or settled. */
function debtAfter(status: 'completed' | 'no_show' | 'late_cancelled'): Table[BookingStatus] {
  const moves = {
    'to attended': 'completed pending:',
    'to missed': 'no_show pending:',
    'to late': 'late_cancelled pending:',
  }
  const own = { completed: 'to attended', no_show: 'to missed', late_cancelled: 'to late' } as const
  const { [own[status]]: _same, ...others } = moves
  return {
    ...others,
    'to cancelled': 'cancelled not_due:',
    'attended, waived': 'completed not_due:',
    'missed, waived': 'no_show not_due:',
    'late, waived': 'late_cancelled not_due:',
    'settle by credits': `${status} not_due: HOLD CAPTURE`,
    'settle by money': `${status} paid:`,
    paid: `${status} paid:`,
    failed: `${status} failed:`,
  }
}

function asTable(cell: (status: BookingStatus, move: MoveName) => string | undefined): Table {
  const rows = BOOKING_STATUSES.map((status) => {
    const cells = Object.keys(MOVES).flatMap((move) => {
      const text = cell(status, move as MoveName)
      return text === undefined ? [] : [[move, text]]
    })
    return [status, Object.fromEntries(cells)]
  })
  return Object.fromEntries(rows) as Table
}

const TABLES: Record<Funding, Table> = { credit: CREDIT, comp: COMP, unpaid: DEBT }

/** The ledger of a client, and what they have: completed + scheduled + remaining = total at every step. */
async function creditsOf(studio: TestStudio, { clientId }: Booking) {
  const { entries } = await studio.call('credits.explain', { clientId })
  const { completed, scheduled, remaining, total } = await studio.call('credits.summary', { clientId })
  expect(completed + scheduled + remaining).toBe(total)
  return { kinds: entries.map((entry) => entry.kind), balance: { completed, scheduled, remaining } }
}

const CHANGES: Record<string, { completed?: number; scheduled?: number; remaining?: number }> = {
  GRANT: { remaining: 1 },
  HOLD: { remaining: -1, scheduled: 1 },
  RELEASE: { scheduled: -1, remaining: 1 },
  CAPTURE: { scheduled: -1, completed: 1 },
  UNCAPTURE: { completed: -1, scheduled: 1 },
  REVOKE: { remaining: -1 },
}

/** Makes one allowed move of one booking and answers what it did, as the tables say it. */
async function moved(studio: TestStudio, booking: Booking, name: MoveName, funding: Funding) {
  const before = await creditsOf(studio, booking)
  studio.setNow(AFTER)
  const { method, input } = MOVES[name]
  const value = await studio.call(method, { ...input, bookingId: booking.id } as never)
  const after = await creditsOf(studio, booking)
  const kinds = after.kinds.slice(before.kinds.length)
  const balance = { ...before.balance }
  for (const kind of kinds) {
    for (const [bucket, units] of Object.entries(CHANGES[kind] ?? {})) {
      balance[bucket as keyof typeof balance] += units
    }
  }
  expect(after.balance).toEqual(balance)
  const { status, paymentStatus } = (value as { booking: { status: string; paymentStatus: string } }).booking
  if (funding !== 'unpaid') expect(paymentStatus).toBe('not_due')
  return [`${status}${funding === 'unpaid' ? ` ${paymentStatus}` : ''}:`, ...kinds].join(' ')
}

const NAMES = Object.keys(MOVES) as MoveName[]

describeStudio('the moves of a booking', (open) => {
  for (const funding of ['credit', 'comp', 'unpaid'] as const) {
    it.each(BOOKING_STATUSES)(
      `that is ${funding} and %s, and no others, do what they say`,
      async (status) => {
        const studio = await open()
        await aService(studio)
        const table = TABLES[funding][status]
        const done: Record<string, string> = {}

        for (const name of NAMES.filter((move) => move in table)) {
          done[name] = await moved(studio, await bring(studio, status, funding), name, funding)
        }
        const still = await bring(studio, status, funding)
        const before = await creditsOf(studio, still)
        studio.setNow(AFTER)
        for (const name of NAMES.filter((move) => !(move in table))) {
          const { method, input } = MOVES[name]
          const refusal = await studio.refused(method, { ...input, bookingId: still.id })
          expect([name, refusal.code]).toEqual([name, 'INVALID_TRANSITION'])
        }

        expect(done).toEqual(table)
        expect(await creditsOf(studio, still)).toEqual(before)
        const { findings } = await studio.call('integrity.check', {})
        expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
      },
    )
  }
})
