import { useNavigate } from '@tanstack/react-router'
import { CreateSessionDialog } from '../../screens/schedule/create-session-dialog.tsx'
import { confirmBooking, useBookingLine } from './store.ts'

/** The dialog of a new session as a line in the palette has filled it in; what it made is shown on the schedule. */
export function BookingLineDialog() {
  const draft = useBookingLine((line) => line.draft)
  const navigate = useNavigate()
  if (draft === null) return null
  return (
    <CreateSessionDialog
      draft={draft}
      onClose={() => confirmBooking(null)}
      onCreated={(session, date) => {
        confirmBooking(null)
        void navigate({ to: '/schedule', search: { session, date } })
      }}
    />
  )
}
