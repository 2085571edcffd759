import { useTranslation } from 'react-i18next'
import type { Outcome } from '../../../../shared/domain/bookings.ts'
import { useCommand } from '../../api/use-command.ts'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import type { SessionRow } from './view-model.ts'

const SAID = { completed: 'schedule.panel.attendedDone', no_show: 'schedule.panel.noShowDone' } as const

/** Marks the booking that is looked at and tells what that came to, with the way back; then what is next. */
export function useMark(onDone: () => void): (row: SessionRow, outcome: Outcome) => Promise<void> {
  const { t } = useTranslation()
  const command = useCommand('bookings.setOutcome')
  return async ({ bookingId, bookingVersion, clientName }, outcome) => {
    if (bookingId === null || bookingVersion === null || command.busy) return
    const reply = await command.run({ bookingId, version: bookingVersion, outcome })
    if (!reply.ok) return toast({ message: reply.error.message, tone: 'refused' })
    const count = reply.value.availableSessions
    toast({ message: t(SAID[outcome], { name: clientName ?? '', count }), undo: offerUndo() })
    onDone()
  }
}
