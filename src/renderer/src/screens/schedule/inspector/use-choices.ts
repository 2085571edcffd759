import { call } from '../../../api/client.ts'
import { usePreviewed } from '../../../api/use-previewed.ts'
import { useQuery } from '../../../api/use-query.ts'
import { useNow } from '../../../state/clock.ts'
import type { DaySession } from '../sessions.ts'
import {
  type Ask,
  type Choice,
  type ChoiceKind,
  type Consequence,
  type Correction,
  choicesOf,
  correctionsOf,
  lookAtChoices,
  lookAtCorrections,
  type RosterBooking,
} from './choices.ts'
import { type Permits, permitsFor } from './permits.ts'

const ask: Ask = (method, input) => call(method, input)

/** What the reader may do with the bookings of a session. */
export function usePermits(session: Pick<DaySession, 'trainerId'>): Permits {
  const actor = useQuery('auth.current', {}).value?.actor ?? null
  return permitsFor(actor, session)
}

/** A choice, told once main has answered what it would do. */
export type ChoiceInSight = { readonly kind: ChoiceKind; readonly told: Choice | null }

/** The choices that a booking leaves, each with what it would do now: by the minute, as time decides what is late. */
export function useChoices(
  session: Pick<DaySession, 'status'>,
  booking: RosterBooking,
  permits: Permits,
): readonly ChoiceInSight[] {
  const now = useNow()
  const kinds = choicesOf(booking, session, permits)
  const key = ['choices', booking.id, booking.version, kinds, now]
  const told = usePreviewed(key, kinds.length === 0 ? null : () => lookAtChoices(ask, booking, kinds))
  return kinds.map((kind) => ({ kind, told: told?.find((choice) => choice.kind === kind) ?? null }))
}

/** What an outcome can be corrected to, each with what it would do. */
export function useCorrections(booking: RosterBooking): readonly (Correction & Partial<Consequence>)[] {
  const key = ['corrections', booking.id, booking.version]
  const told = usePreviewed(key, () => lookAtCorrections(ask, booking))
  return told ?? correctionsOf(booking.status)
}
