import type { InTheWay } from '../damage.ts'
import type { Damage } from './damage-case.ts'

const ADD_UP: InTheWay = {
  constraints: [
    ['grants', 'grants_buckets_add_up'],
    ['grants', 'grants_buckets_positive'],
  ],
}
export const CREDIT_DAMAGES: readonly Damage[] = [
  {
    name: 'a bucket that was filled by hand',
    statements: ({ grants }) => [`update grants set available = available + 1 where id = ${grants.pack}`],
    inTheWay: ADD_UP,
    found: ({ grants, sale }) => [
      `I1 grant ${grants.pack}: buckets that add up to 10 granted | 11 in all > rebuild_grant`,
      `V1 grant ${grants.pack}: available 8 | available 9 > rebuild_grant`,
      `I2 subscription ${sale.grant.subscriptionId}: a total of 10 | completed 1 + scheduled 1 + remaining 9 > rebuild_pack`,
    ],
  },
  {
    name: 'a bucket below zero',
    statements: ({ grants }) => [
      `update grants set available = -1, used = used + 9 where id = ${grants.pack}`,
    ],
    inTheWay: ADD_UP,
    found: ({ grants }) => [
      `I1 grant ${grants.pack}: no bucket below 0 | available -1 > rebuild_grant`,
      `V1 grant ${grants.pack}: available 8, used 1 | available -1, used 10 > rebuild_grant`,
    ],
  },
  {
    name: 'credits added to a grant and to what was granted',
    statements: ({ grants }) => [
      `update grants set available = available + 5, granted = granted + 5 where id = ${grants.general}`,
    ],
    found: ({ grants }) => [
      `V1 grant ${grants.general}: granted 5, available 4 | granted 10, available 9 > rebuild_grant`,
    ],
  },
  {
    name: 'a hold that was moved by hand',
    statements: ({ bookings }) => [
      `update booking_holds set held = 0, captured = 1 where booking_id = ${bookings.live.bookingId}`,
    ],
    found: ({ bookings: { live }, grants }) => [
      `V1 booking ${live.bookingId}: 1 held and 0 used of grant ${grants.pack} | 0 held and 1 used of grant ${grants.pack} > rebuild_holds`,
      `I4 booking ${live.bookingId}: 1 held by a confirmed booking | 0 held and 1 used > rebuild_holds`,
    ],
  },
  {
    name: 'a hold that is gone',
    statements: ({ bookings }) => [`delete from booking_holds where booking_id = ${bookings.live.bookingId}`],
    found: ({ bookings: { live }, grants }) => [
      `V1 booking ${live.bookingId}: 1 held and 0 used of grant ${grants.pack} | 0 held and 0 used of grant ${grants.pack} > rebuild_holds`,
      `V2 booking ${live.bookingId}: 1 held by a confirmed booking | nothing held > rebuild_holds`,
    ],
  },
  {
    name: 'a hold that no line of the ledger made',
    statements: ({ bookings, grants, ben }) => [
      `insert into booking_holds (booking_id, grant_id, client_id, subscription_id, held, captured, last_seq)
       values (${bookings.tried.bookingId}, ${grants.general}, ${ben.id},
         (select subscription_id from grants where id = ${grants.general}), 1, 0, 1)`,
    ],
    found: ({ bookings: { tried }, grants }) => [
      `V1 booking ${tried.bookingId}: 0 held and 0 used of grant ${grants.general} | 1 held and 0 used of grant ${grants.general} > rebuild_holds`,
      `I4 booking ${tried.bookingId}: nothing held or used (trial session, none funding) | 1 held and 0 used > rebuild_holds`,
    ],
  },
  {
    name: 'a grant that was given to somebody else',
    statements: ({ grants, ben }) => [`update grants set client_id = ${ben.id} where id = ${grants.pack}`],
    found: ({ bookings, grants, ada, ben }) =>
      [bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: a grant of client ${ada.id} | grant ${grants.pack} of client ${ben.id}, held for client ${ada.id} > return_grant`,
      ),
  },
  {
    name: 'a grant that was moved to another subscription',
    statements: ({ grants }) => [
      `update grants set subscription_id = (select subscription_id from grants where id = ${grants.general})
       where id = ${grants.pack}`,
    ],
    found: ({ bookings, grants, sale, gift }) => [
      ...[bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: grant ${grants.pack} of subscription ${gift.subscriptionId} | grant ${grants.pack} of subscription ${sale.grant.subscriptionId} > return_grant`,
      ),
      `V5 purchase ${sale.purchase.id}: credits for what was paid | none granted`,
    ],
  },
  {
    name: 'a grant that does not exist any more',
    statements: ({ grants }) => [`delete from grants where id = ${grants.general}`],
    found: ({ bookings: { classes }, grants }) => [
      `I3 booking ${classes.bookingId}: a grant that exists | grant ${grants.general}, which does not`,
    ],
    stays: true,
  },
  {
    name: 'a grant for other services',
    statements: ({ grants, group }) => [
      `update grants set family_id = ${group.familyId} where id = ${grants.pack}`,
    ],
    found: ({ bookings, grants, personal, group }) =>
      [bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: a grant for family ${personal.familyId} | grant ${grants.pack} for family ${group.familyId} > fund_anew`,
      ),
  },
  {
    name: 'a grant that was over before the session',
    statements: ({ grants }) => [`update grants set expires_on = '2026-03-02' where id = ${grants.pack}`],
    found: ({ bookings: { live }, grants }) => [
      `I3 booking ${live.bookingId}: a grant valid on 2026-03-03 | grant ${grants.pack}, valid from 2026-03-02 to 2026-03-02 > fund_anew`,
    ],
  },
  {
    name: 'a grant that begins after the session',
    statements: ({ grants }) => [
      `update grants set effective_from = '2026-03-05' where id = ${grants.general}`,
    ],
    found: ({ bookings: { classes }, grants }) => [
      `I3 booking ${classes.bookingId}: a grant valid on 2026-03-04 | grant ${grants.general}, valid from 2026-03-05 > fund_anew`,
    ],
  },
  {
    name: 'a booking that costs more than it holds',
    statements: ({ bookings }) => [`update bookings set cost = 2 where id = ${bookings.live.bookingId}`],
    found: ({ bookings: { live } }) => [
      `I4 booking ${live.bookingId}: 2 held by a confirmed booking | 1 held and 0 used > correct_cost`,
    ],
  },
  {
    name: 'a trial that credits shall pay for',
    statements: ({ bookings: { tried } }) => [
      `update bookings set funding = 'credit', cost = 1 where id = ${tried.bookingId}`,
    ],
    found: ({ bookings: { tried } }) => [
      `I4 booking ${tried.bookingId}: no funding and no cost (trial session) | credit funding at a cost of 1 > no_funding`,
    ],
  },
  {
    name: 'a booking that costs something and that nothing pays for',
    statements: ({ bookings: { beside } }) => [
      `update bookings set funding = 'none', payment_status = 'not_due' where id = ${beside.bookingId}`,
    ],
    found: ({ bookings: { beside } }) => [
      `I4 booking ${beside.bookingId}: a funding for a cost of 1 | none funding`,
    ],
    stays: true,
  },
  {
    name: 'an unpaid booking that holds a credit',
    statements: ({ bookings }) => [
      `update bookings set funding = 'unpaid' where id = ${bookings.live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `I4 booking ${live.bookingId}: nothing held or used (personal session, unpaid funding) | 1 held and 0 used > release`,
      `I4 booking ${live.bookingId}: a payment due for a confirmed booking | none due > debt`,
    ],
  },
  {
    name: 'a live booking without a hold',
    statements: ({ bookings }) => [
      `update bookings set funding = 'credit' where id = ${bookings.beside.bookingId}`,
    ],
    found: ({ bookings: { beside } }) => [
      `V2 booking ${beside.bookingId}: 1 held by a confirmed booking | nothing held > fund`,
      `I4 booking ${beside.bookingId}: no payment due (credit funding) | a pending payment > no_payment`,
    ],
  },
  {
    name: 'a hold of a booking that was cancelled by hand',
    statements: ({ bookings }) => [
      `update bookings set status = 'cancelled' where id = ${bookings.live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V3 booking ${live.bookingId}: nothing held by a cancelled booking | 1 held and 0 used > release`,
    ],
  },
  {
    name: 'a used credit of a booking that lapsed',
    statements: ({ bookings }) => [
      `update bookings set status = 'lapsed' where id = ${bookings.done.bookingId}`,
    ],
    found: ({ bookings: { done } }) => [
      `V3 booking ${done.bookingId}: nothing used by a lapsed booking | 0 held and 1 used > release`,
    ],
  },
  {
    name: 'a live booking without a hold that nothing can pay for',
    before: async ({ studio, ben, grants }) => {
      const reason = 'Left over'
      await studio.call('credits.revoke', {
        clientId: ben.id,
        sessionCount: 4,
        grantId: grants.general,
        reason,
      })
    },
    statements: ({ bookings }) => [
      `update bookings set funding = 'credit', payment_status = 'not_due' where id = ${bookings.beside.bookingId}`,
    ],
    found: ({ bookings: { beside } }) => [
      `V2 booking ${beside.bookingId}: 1 held by a confirmed booking | nothing held > fund`,
    ],
  },
  {
    name: 'a gift without a hold',
    statements: ({ bookings }) => [
      `update bookings set funding = 'comp', payment_status = 'not_due' where id = ${bookings.beside.bookingId}`,
    ],
    found: ({ bookings: { beside } }) => [
      `V2 booking ${beside.bookingId}: 1 held by a confirmed booking | nothing held > fund`,
    ],
  },
  {
    name: 'a pending booking without a hold',
    statements: ({ bookings }) => [
      `update bookings set funding = 'credit', payment_status = 'not_due', status = 'pending'
       where id = ${bookings.beside.bookingId}`,
    ],
    found: ({ bookings: { beside } }) => [
      `V2 booking ${beside.bookingId}: 1 held by a pending booking | nothing held > fund`,
    ],
  },
  {
    name: 'a session and its booking that cost more than is held',
    statements: ({ bookings: { live } }) => [
      `update sessions set credit_cost = 2 where id = ${live.sessionId}`,
      `update bookings set cost = 2 where id = ${live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `I4 booking ${live.bookingId}: 2 held by a confirmed booking | 1 held and 0 used > fund_anew`,
    ],
  },
  {
    name: 'a gift that costs more than was given',
    statements: ({ bookings: { comp } }) => [`update bookings set cost = 3 where id = ${comp.bookingId}`],
    found: ({ bookings: { comp } }) => [
      `I4 booking ${comp.bookingId}: 3 held by a confirmed booking | 1 held and 0 used > correct_cost`,
    ],
  },
  {
    name: 'a used credit of a booking that is still to come',
    statements: ({ bookings: { done } }) => [
      `update bookings set status = 'confirmed' where id = ${done.bookingId}`,
    ],
    found: ({ bookings: { done } }) => [
      `I4 booking ${done.bookingId}: 1 held by a confirmed booking | 0 held and 1 used > fund_anew`,
    ],
  },
  {
    name: 'a payment for a booking that credits pay for',
    statements: ({ bookings: { live } }) => [
      `update bookings set payment_status = 'paid' where id = ${live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `I4 booking ${live.bookingId}: no payment due (credit funding) | a paid payment > no_payment`,
    ],
  },
  {
    name: 'a hold of a booking that somebody came to',
    statements: ({ bookings: { live } }) => [
      `update bookings set status = 'completed' where id = ${live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V3 booking ${live.bookingId}: nothing held by a completed booking | 1 held and 0 used > resolve`,
    ],
  },
  {
    name: 'a hold of a no-show that the policy gives back',
    before: async ({ studio }) => {
      const { studio: stored } = await studio.call('studio.get', {})
      await studio.call('studio.update', { version: stored.version, noShowRule: 'release' })
    },
    statements: ({ bookings: { live } }) => [
      `update bookings set status = 'no_show' where id = ${live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V3 booking ${live.bookingId}: nothing held by a no_show booking | 1 held and 0 used > resolve`,
    ],
  },
  {
    name: 'a hold of a late cancellation that staff had waived',
    statements: ({ bookings: { live } }) => [
      `update bookings set status = 'late_cancelled', pardon = 'waived' where id = ${live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V3 booking ${live.bookingId}: nothing held by a late_cancelled booking | 1 held and 0 used > resolve`,
    ],
  },
  {
    name: 'a hold of somebody who only waits',
    statements: ({ bookings: { classes } }) => [
      `update bookings set status = 'waitlisted' where id = ${classes.bookingId}`,
    ],
    found: ({ bookings: { classes } }) => [
      `V3 booking ${classes.bookingId}: nothing held by a waitlisted booking | 1 held and 0 used > release`,
    ],
  },
  {
    name: 'a gift that is still held by a booking that lapsed',
    statements: ({ bookings: { comp } }) => [
      `update bookings set status = 'lapsed' where id = ${comp.bookingId}`,
    ],
    found: ({ bookings: { comp } }) => [
      `V3 booking ${comp.bookingId}: nothing held by a lapsed booking | 1 held and 0 used > release`,
    ],
  },
  {
    name: 'a pack that is frozen on the day of a session that it pays for',
    statements: ({ sale }) => [
      `insert into freezes (subscription_id, from_day, until_day, created_at)
       values (${sale.grant.subscriptionId}, '2026-03-03', '2026-03-09', 0)`,
    ],
    found: ({ bookings: { live }, grants }) => [
      `I3 booking ${live.bookingId}: a grant valid on 2026-03-03 | grant ${grants.pack}, frozen on that day > fund_anew`,
    ],
  },
  {
    name: 'a booking that was given to somebody else',
    statements: ({ bookings: { live }, ben }) => [
      `update bookings set client_id = ${ben.id} where id = ${live.bookingId}`,
    ],
    inTheWay: { constraints: [['bookings', 'bookings_client_conflict']] },
    found: ({ bookings: { live, beside }, grants, ada, ben }) => [
      `I3 booking ${live.bookingId}: a grant of client ${ben.id} | grant ${grants.pack} of client ${ada.id}, held for client ${ada.id} > fund_anew`,
      `I5 booking ${beside.bookingId}: client ${ben.id} in one place at a time | overlaps booking ${live.bookingId}`,
    ],
    leaves: ({ bookings: { live, beside }, ben }) => [
      `I5 booking ${beside.bookingId}: client ${ben.id} in one place at a time | overlaps booking ${live.bookingId}`,
    ],
  },
]
