import type { Input, Method } from '../../src/shared/contract/index.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../src/shared/domain/bookings.ts'

export type Funding = 'credit' | 'comp' | 'unpaid'

type Move = { readonly method: Method; readonly input: object }

const change = (outcome: Input<'bookings.changeOutcome'>['outcome'], waive = false): Move => ({
  method: 'bookings.changeOutcome',
  input: { outcome, waive, reason: 'Marked by mistake' },
})

export const MOVES = {
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
export type MoveName = keyof typeof MOVES

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

/** What every move does from every state: `new state [payment]: entries`. What is not told is refused. */
export const TABLES: Record<Funding, Table> = { credit: CREDIT, comp: COMP, unpaid: DEBT }
