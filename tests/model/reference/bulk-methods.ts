import type { Input } from '../../../src/shared/contract/index.ts'
import { bookingRules } from './booking-methods.ts'
import { debtRules } from './debt-methods.ts'
import { only, type Rules, type Scene } from './method.ts'
import { attempt, refuse } from './world.ts'

type Methods = 'bulk.setOutcome' | 'bulk.setPayment' | 'bulk.cancel'

/** One thing for many bookings: each is done or refused by itself. */
export const bulkRules: Rules<Methods> = {
  'bulk.setOutcome': (scene, { bookingIds, outcome }) =>
    forEach(scene, bookingIds, (bookingId) =>
      bookingRules['bookings.setOutcome'](scene, { bookingId, outcome }),
    ),

  'bulk.setPayment': (scene, { bookingIds, status }) => {
    only(scene.actor, 'owner', 'front_desk')
    if (status === 'refunded' || status === 'partially_refunded') only(scene.actor, 'owner')
    return forEach(scene, bookingIds, (bookingId) =>
      debtRules['bookings.setPayment'](scene, { bookingId, status }),
    )
  },

  'bulk.cancel': (scene, { bookingIds, by, waive }) => {
    only(scene.actor, 'owner', 'front_desk')
    const input = (bookingId: number): Input<'bookings.cancel'> => ({
      bookingId,
      ...(by === undefined ? {} : { by }),
      ...(waive === undefined ? {} : { waive }),
    })
    return forEach(scene, bookingIds, (bookingId) => bookingRules['bookings.cancel'](scene, input(bookingId)))
  },
}

function forEach({ world }: Scene, bookingIds: readonly number[], one: (bookingId: number) => unknown) {
  if (bookingIds.length === 0) refuse('VALIDATION')
  const refused: { bookingId: number; code: string }[] = []
  const ids = [...new Set(bookingIds)]
  for (const bookingId of ids) {
    const done = attempt(world, () => one(bookingId))
    if (!done.ok) refused.push({ bookingId, code: done.code })
  }
  return { done: ids.length - refused.length, refused }
}
