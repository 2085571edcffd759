import type { ClientRow } from '../../src/renderer/src/screens/clients/columns.tsx'
import type { SessionRow } from '../../src/renderer/src/screens/sessions/view-model.ts'
import { formatInstant, parseInstant } from '../../src/shared/domain/time.ts'

/** So many rows there are, and so many of them are here: what is scrolled through, and no more. */
export const TOTAL = 50_000
const HERE = 2_000
const START = parseInstant('2026-03-02T06:00:00Z') ?? 0
const HOUR = 3_600_000

const numbers = Array.from({ length: HERE }, (_, index) => index)

/** As `clients.list` answers. */
export const clients: readonly ClientRow[] = numbers.map((n) => ({
  id: n + 1,
  firstName: ['Ada', 'Bea', 'Cleo', 'Dora'][n % 4] ?? '',
  lastName: `Berg${n}`,
  email: `client.${n}@example.org`,
  phone: `+49 30 ${100_000 + n}`,
  location: null,
  notes: null,
  status: 'active',
  createdAt: formatInstant(START + n * HOUR),
  version: 1,
  availableSessions: n % 7,
  scheduled: n % 3,
  completed: n % 11,
  remaining: (n % 7) + (n % 2),
  expired: n % 5,
  purchased: 20,
  nextExpiry: n % 3 === 0 ? null : '2026-05-04',
  lastSessionOn: n % 4 === 0 ? null : '2026-02-27',
}))

const STATUSES = ['completed', 'completed', 'completed', 'confirmed', 'no_show', 'cancelled'] as const

/** As `sessions.list` answers. */
export const sessions: readonly SessionRow[] = numbers.map((n) => ({
  sessionId: n + 1,
  bookingId: n + 1,
  clientId: n + 1,
  clientName: `Ada Berg${n}`,
  title: n % 5 === 0 ? 'Flow Café' : 'Personal training',
  serviceId: 1,
  kind: 'personal',
  colour: 1,
  trainerId: 1,
  trainerName: `Trainer ${n % 24}`,
  roomId: null,
  roomName: null,
  startsAt: formatInstant(START + n * HOUR),
  endsAt: formatInstant(START + (n + 1) * HOUR),
  minutes: 60,
  capacity: 1,
  sessionStatus: 'open',
  status: STATUSES[n % STATUSES.length] ?? 'completed',
  funding: n % 10 === 0 ? 'unpaid' : 'credit',
  paymentStatus: n % 10 === 0 ? 'pending' : 'not_due',
  paymentMethod: null,
  amount: n % 10 === 0 ? { amount: 6_000, currency: 'EUR' } : null,
  seriesId: null,
  seriesIndex: null,
  sessionVersion: 1,
  bookingVersion: 1,
}))
