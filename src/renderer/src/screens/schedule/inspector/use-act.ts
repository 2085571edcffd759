import { useTranslation } from 'react-i18next'
import type { Reply } from '../../../../../shared/contract/index.ts'
import type { Refusal } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import type { ChoiceKind, RosterBooking } from './choices.ts'

/** Choices that are done at once; the others ask something more in a dialog. */
export type ActKind = Exclude<ChoiceKind, 'clientCancels' | 'studioCancels' | 'leave' | 'payMoney'>

type Act = {
  readonly run: (kind: ActKind) => Promise<void>
  readonly bookBy: (funding: 'credit' | 'unpaid' | 'comp') => Promise<void>
  readonly busy: boolean
  readonly refusal: Refusal | null
}

const SAID = {
  confirm: 'schedule.panel.confirmed',
  attended: 'schedule.panel.attendedDone',
  noShow: 'schedule.panel.noShowDone',
  promote: 'schedule.book.done',
  bookAgain: 'inspector.done.again',
  payCredits: 'inspector.done.settled',
} as const satisfies Record<ActKind, string>

/** Does what was chosen for a booking and says so, with the way back; `onDone` once it has happened. */
export function useAct(booking: RosterBooking, onDone: () => void): Act {
  const { t } = useTranslation()
  const outcome = useCommand('bookings.setOutcome')
  const confirm = useCommand('bookings.confirm')
  const promote = useCommand('bookings.promote')
  const settle = useCommand('bookings.settle')
  const commands = [outcome, confirm, promote, settle]
  const seen = { bookingId: booking.id, version: booking.version }

  const tell = (kind: ActKind, reply: Reply<'bookings.confirm'>) => {
    if (!reply.ok) return
    const count = reply.value.availableSessions
    toast({ message: t(SAID[kind], { name: booking.clientName, count }), undo: offerUndo() })
    onDone()
  }
  const send = (kind: ActKind) => {
    switch (kind) {
      case 'attended':
        return outcome.run({ ...seen, outcome: 'completed' })
      case 'noShow':
        return outcome.run({ ...seen, outcome: 'no_show' })
      case 'confirm':
      case 'bookAgain':
        return confirm.run(seen)
      case 'promote':
        return promote.run(seen)
      case 'payCredits':
        return settle.run(seen)
    }
  }
  return {
    run: async (kind) => {
      for (const command of commands) command.reset()
      tell(kind, await send(kind))
    },
    bookBy: async (funding) => tell('promote', await promote.run({ ...seen, funding })),
    busy: commands.some((command) => command.busy),
    refusal: commands.find((command) => command.refusal !== null)?.refusal ?? null,
  }
}
