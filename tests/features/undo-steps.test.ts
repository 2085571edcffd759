import { getTableColumns } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sqliteTables } from '../../src/main/core/engine/schema/sqlite.ts'
import { foldSteps, rowChanged, rowMade, UNDO_FIELDS } from '../../src/main/core/features/undo/steps.ts'

const booked = rowMade('booking', { id: 1, status: 'confirmed', late: false })
const cancelled = rowChanged('booking', 1, { status: 'confirmed' }, { status: 'cancelled' })
const again = rowChanged('booking', 1, { status: 'cancelled' }, { status: 'confirmed' })
const other = rowChanged('booking', 2, { status: 'pending' }, { status: 'confirmed' })
const merged = { kind: 'merged', mergeId: 3 } as const

if (cancelled === null || again === null || other === null)
  throw new Error('Each of these changes something.')

test('a row that did not change is no step', () => {
  expect(rowChanged('client', 1, { status: 'active' }, { status: 'active' })).toBeNull()
  expect(rowChanged('client', 1, { status: 'active', searchName: 'a' }, { searchName: 'b' })).toBeNull()
})

test('only what a person can take back is told, and only what differs', () => {
  const step = rowChanged(
    'booking',
    7,
    { status: 'confirmed', late: false, version: 1, cancelledAt: null },
    { status: 'cancelled', late: false, version: 2, cancelledAt: 5 },
  )

  expect(step).toEqual({
    kind: 'changed',
    entity: 'booking',
    id: 7,
    before: { status: 'confirmed', cancelledAt: null },
    after: { status: 'cancelled', cancelledAt: 5 },
  })
  expect(booked).toEqual({
    kind: 'made',
    entity: 'booking',
    id: 1,
    state: { status: 'confirmed', late: false },
  })
})

test('a change without its value before is a bug', () => {
  expect(() => rowChanged('booking', 7, {}, { status: 'cancelled' })).toThrow('with its status before')
})

test('several changes of one row are one, from before the first to after the last', () => {
  const late = rowChanged('booking', 1, { late: false }, { late: true })
  if (late === null) throw new Error('This changes something.')

  expect(foldSteps([cancelled, other, late])).toEqual([
    {
      kind: 'changed',
      entity: 'booking',
      id: 1,
      before: { status: 'confirmed', late: false },
      after: { status: 'cancelled', late: true },
    },
    other,
  ])
})

test('a row that came back to what it was is no step', () => {
  expect(foldSteps([cancelled, other, again])).toEqual([other])
})

test('a new row that changed was made as it ended up', () => {
  expect(foldSteps([booked, cancelled])).toEqual([
    { kind: 'made', entity: 'booking', id: 1, state: { status: 'cancelled', late: false } },
  ])
})

test('merges are never folded', () => {
  expect(foldSteps([merged, merged])).toEqual([merged, merged])
})

/** Columns that say what a row is, or that only move by themselves. Whatever else there is can be taken back. */
const FIXED = {
  booking: ['id', 'sessionId', 'clientId', 'startsAt', 'endsAt', 'cost', 'policy', 'source', 'bookedAt'],
  session: ['id', 'serviceId', 'kind', 'creditCost', 'seriesId', 'seriesIndex', 'createdAt'],
  subscription: [
    'id',
    'clientId',
    'name',
    'familyId',
    'kind',
    'packageId',
    'purchaseId',
    'validityDays',
    'period',
    'rollover',
    'createdAt',
  ],
  grant: [
    'id',
    'clientId',
    'subscriptionId',
    'familyId',
    'source',
    'category',
    'priority',
    'granted',
    'available',
    'held',
    'used',
    'expired',
    'revoked',
    'entryCount',
    'unitAmount',
    'currency',
    'rolledFrom',
    'periodNo',
    'reason',
    'createdAt',
  ],
  freeze: ['id', 'subscriptionId', 'fromDay', 'reason', 'actorId', 'createdAt'],
  // What is derived from the names and the address follows them.
  client: ['id', 'emailKey', 'mergedInto', 'searchName', 'createdAt'],
  attention: ['id', 'kind', 'key', 'entity', 'entityId', 'details', 'createdAt'],
  timeOff: ['id', 'trainerId', 'createdAt'],
  closure: ['id', 'createdAt'],
  assignment: ['id', 'clientId', 'trainerId', 'note', 'createdAt'],
  // Money that came or went is never taken back, and what belongs to it stays with it.
  sale: [
    ...['id', 'clientId', 'packageId', 'provider', 'externalId', 'amount', 'currency', 'terms', 'metadata'],
    ...['refundedAmount', 'quantity', 'discountAmount', 'discountReason', 'paymentMethod', 'paidAt'],
    ...['receiptNo', 'createdAt'],
  ],
  drawerItem: ['id', 'clientId', 'packageId', 'actorId', 'purchaseId', 'createdAt'],
} as const

const TABLES = {
  booking: sqliteTables.bookings,
  session: sqliteTables.sessions,
  subscription: sqliteTables.subscriptions,
  grant: sqliteTables.grants,
  freeze: sqliteTables.freezes,
  client: sqliteTables.clients,
  attention: sqliteTables.attention,
  timeOff: sqliteTables.timeOff,
  closure: sqliteTables.closures,
  assignment: sqliteTables.assignments,
  sale: sqliteTables.purchases,
  drawerItem: sqliteTables.saleDrawer,
} as const

test.each(Object.keys(UNDO_FIELDS) as (keyof typeof UNDO_FIELDS)[])(
  'every column of a %s is one to be told, or never changes',
  (entity) => {
    const columns = Object.keys(getTableColumns(TABLES[entity])).filter((name) => name !== 'version')

    expect([...UNDO_FIELDS[entity], ...FIXED[entity]].sort()).toEqual(columns.sort())
  },
)
