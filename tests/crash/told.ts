import type { Value } from '../../src/shared/contract/index.ts'
import type { Wish } from './busy-day.ts'
import type { Line } from './orders.ts'

/** A command as it was asked for. */
export type Asked = { readonly number: number; readonly wish: Wish }
/** A command that was granted, and the answer that a person has seen. */
export type Told = Asked & { readonly value: unknown }

/** What was said, taken together. */
export type Account = {
  readonly told: readonly Told[]
  /** What was asked last, where no answer to it was seen. */
  readonly open: Asked | null
}

/** Puts questions and answers together. */
export function accountOf(lines: readonly Line[]): Account {
  const told: Told[] = []
  let open: Account['open'] = null
  for (const line of lines) {
    if (line.kind === 'asks') open = { number: line.number, wish: { method: line.method, input: line.input } }
    else if (open?.number !== line.number) throw new Error(`Nobody asked for command ${line.number}.`)
    else {
      if (line.kind === 'told') told.push({ ...open, value: line.value })
      open = null
    }
  }
  return { told, open }
}

/** What every booking must be by now, when nothing but this was done: its status, by its id. */
export function bookingsOf(told: readonly Told[]): Map<number, string> {
  const bookings = new Map<number, { readonly sessionId: number; readonly status: string }>()
  for (const { wish, value } of told) {
    if (wish.method === 'sessions.cancel') cancelAllOf(Number(wish.input.sessionId), bookings)
    const { booking = null } = value as Partial<Value<'sessions.create'>>
    if (booking !== null) bookings.set(booking.id, booking)
  }
  return new Map([...bookings].map(([id, { status }]) => [id, status]))
}

function cancelAllOf(
  cancelled: number,
  bookings: Map<number, { readonly sessionId: number; readonly status: string }>,
): void {
  for (const [id, { sessionId, status }] of bookings) {
    if (sessionId === cancelled && status === 'confirmed') {
      bookings.set(id, { sessionId, status: 'cancelled' })
    }
  }
}
