import { expect, it } from 'vitest'
import { type CommandName, contract, type Method } from '../../src/shared/contract/index.ts'
import { canBeUndone } from '../../src/shared/messages/undo.ts'
import { EXAMPLES, setStage } from '../support/examples.ts'
import { describeStudio } from '../support/studio.ts'
import { differences, undoState } from '../support/undo-state.ts'

const UNDOABLE = (Object.keys(contract) as Method[]).filter((method): method is CommandName =>
  canBeUndone(method),
)

const LABELS: { readonly [M in CommandName]?: string } = {
  'attention.resolve': 'Settled a matter',
  'attention.resolveMany': 'Settled several matters',
  'bookings.cancel': 'Cancelled Ada Berg in Flow, Tue 10 March 10:00',
  'bookings.changeOutcome': 'Changed Ada Berg to attended in Flow, Mon 2 March 08:00',
  'bookings.confirm': 'Confirmed Ada Berg in Flow, Tue 10 March 10:00',
  'bookings.create': 'Booked Ada Berg into Flow, Tue 10 March 10:00',
  'bookings.promote': 'Gave Ada Berg a place in Personal training, Mon 2 March 20:00',
  'bookings.setOutcome': 'Marked Ada Berg as attended in Flow, Mon 2 March 08:00',
  'bookings.setPayment': 'Set the payment of Ada Berg to paid for Flow, Tue 10 March 10:00',
  'bookings.settle': 'Settled what Ada Berg owed for Flow, Tue 10 March 10:00',
  'bulk.cancel': 'Cancelled 2 bookings',
  'bulk.setOutcome': 'Marked 2 bookings as no-show',
  'bulk.setPayment': 'Set the payment of 1 booking to failed',
  'clients.create': 'Added Nia New',
  'closures.add': 'Added the closure “New floor”',
  'closures.close': 'Closed for “New heating” and cancelled 1 session',
  'closures.update': 'Changed the closure “May Day”',
  'closures.remove': 'Removed the closure “Easter”',
  'schedule.reassign': 'Changed 2 sessions and added leave of Tara Trainer',
  'assignments.assign': 'Gave Ada Berg to Tara Trainer',
  'assignments.assignMany': 'Gave several clients to Tara Trainer',
  'assignments.end': 'Ended the assignment of Ada Berg to Tara Trainer',
  'timeOff.add': 'Added leave of Tara Trainer',
  'timeOff.remove': 'Removed leave of Tara Trainer',
  'timeOff.update': 'Changed leave of Tara Trainer',
  'clients.deactivate': 'Deactivated Ada Berg',
  'clients.deactivateMany': 'Deactivated 2 clients',
  'clients.merge': 'Merged Ada Berg into Ada Berg',
  'clients.reactivate': 'Reactivated Ada Berg',
  'clients.reactivateMany': 'Reactivated 2 clients',
  'clients.update': 'Changed Ada Berg',
  'credits.allocate': 'Added 5 sessions to Ada Berg',
  'credits.allocateMany': 'Added 10 sessions in all to several clients',
  'credits.extend': 'Extended “10 sessions” of Ada Berg',
  'credits.revoke': 'Removed 2 sessions from Ada Berg',
  'import.commit': 'Imported 1 client from people.csv',
  'plans.commit': 'Planned 3 sessions for Ada Berg',
  'plans.confirm': 'Planned 2 sessions for Ada Berg',
  'plans.retry': 'Planned 2 sessions for Ada Berg',
  'plans.run': 'Planned 4 sessions for Ada Berg',
  'purchases.void': 'Voided the sale of “10 sessions” to Ada Berg',
  'saleDrawer.add': 'Put “10 sessions” aside for Ada Berg',
  'saleDrawer.clear': 'Took out all that was put aside for Ada Berg',
  'saleDrawer.remove': 'Took “10 sessions” out of what is put aside for Ada Berg',
  'saleDrawer.update': 'Changed what is put aside for Ada Berg: “10 sessions”',
  'series.cancel': 'Cancelled 3 sessions of Personal training from Mon 6 April 10:00',
  'series.create': 'Scheduled 4 sessions of Personal training from Mon 16 March 10:00',
  'series.move': 'Moved 3 sessions of Personal training',
  'sessions.cancel': 'Cancelled Flow, Tue 10 March 10:00 with 1 booking',
  'sessions.copy': 'Copied 2 sessions',
  'sessions.create': 'Scheduled Personal training, Thu 12 March 10:00 for Ada Berg',
  'sessions.move': 'Moved Flow, Tue 10 March 10:00 to Fri 13 March 10:00',
  'sessions.update': 'Changed Flow, Tue 10 March 10:00',
  'subscriptions.end': 'Ended “10 sessions” of Ada Berg',
  'subscriptions.freeze': 'Froze “10 sessions” of Ada Berg',
  'subscriptions.unfreeze': 'Ended the freeze of “10 sessions” of Ada Berg',
}

describeStudio('every command that can be undone', (open) => {
  it('says what it did, and is undone exactly', async () => {
    const stage = await setStage(await open())
    const { studio } = stage
    const labels: { [M in CommandName]?: string } = {}
    for (const method of UNDOABLE) {
      const input = await EXAMPLES[method](stage)
      const before = await undoState(studio)
      await studio.call(method, input as never)

      const { undone } = await studio.call('undo.last', {})

      expect(undone.method).toBe(method)
      expect(differences(before, await undoState(studio)), method).toEqual([])
      labels[method] = undone.label
    }
    expect(labels).toEqual(LABELS)
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  }, 120_000)
})
