import { create } from 'zustand'
import type { RosterBooking } from '../schedule/inspector/choices.ts'
import type { DaySession } from '../schedule/sessions.ts'

/** A choice that asks something more, in a dialog of its own. */
export type AskedMove = {
  readonly kind: 'client' | 'studio' | 'money' | 'change'
  readonly session: DaySession
  readonly booking: RosterBooking
  /** What is owed. */
  readonly amount: { readonly amount: number; readonly currency: string } | null
}

type MovesStore = {
  /** The booking whose menu is open: one at a time in the whole list. */
  readonly opened: number | null
  readonly asked: AskedMove | null
}

/** Which menu and which question is open; cells read it by themselves, so that opening one draws one. */
export const useMoves = create<MovesStore>(() => ({ opened: null, asked: null }))

export const openMoves = (bookingId: number): void => useMoves.setState({ opened: bookingId })
export const closeMoves = (): void => useMoves.setState({ opened: null })
export const askMove = (asked: AskedMove): void => useMoves.setState({ asked, opened: null })
export const endAsking = (): void => useMoves.setState({ asked: null })
