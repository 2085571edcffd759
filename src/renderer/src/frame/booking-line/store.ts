import { create } from 'zustand'
import type { SessionDraft } from '../../screens/schedule/session-dialog/fields.ts'

/** What was said in one line and waits to be confirmed. */
export const useBookingLine = create<{ readonly draft: SessionDraft | null }>(() => ({ draft: null }))

/** Shows what a line comes to, and what it costs, before it is made. */
export function confirmBooking(draft: SessionDraft | null): void {
  useBookingLine.setState({ draft })
}
