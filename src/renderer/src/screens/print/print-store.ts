import { create } from 'zustand'

/** Whether the dialog that prints is open: it is asked for on the schedule and from the palette. */
export const usePrinting = create<{ readonly opened: boolean }>(() => ({ opened: false }))

export const openPrinting = (): void => usePrinting.setState({ opened: true })
export const closePrinting = (): void => usePrinting.setState({ opened: false })
