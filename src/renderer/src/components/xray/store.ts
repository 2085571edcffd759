import { create } from 'zustand'
import type { XrayFigure } from '../../../../shared/domain/xray.ts'

/** The number that is looked into, and where it stands. */
export type XraySubject = {
  readonly clientId: number
  readonly figure: XrayFigure
  /** Of one pack alone; of all that the client has where it is null. */
  readonly subscriptionId: number | null
  readonly anchor: HTMLElement
}

type XrayState = { readonly subject: XraySubject | null }

/** One card for all numbers of the window: a list shows hundreds, and one of them is asked about. */
export const useXray = create<XrayState>(() => ({ subject: null }))

/** How long a pointer rests before it asks, and how long it may be on its way over, ms. */
const ASK_MS = 300
const LEAVE_MS = 250

let timer: ReturnType<typeof setTimeout> | undefined

function later(act: () => void, delay: number): void {
  clearTimeout(timer)
  timer = setTimeout(act, delay)
}

export function showXray(subject: XraySubject): void {
  clearTimeout(timer)
  useXray.setState({ subject })
}

export function hideXray(): void {
  clearTimeout(timer)
  useXray.setState({ subject: null })
}

/** A pointer rests on a number. */
export function aimXray(subject: XraySubject): void {
  later(() => subject.anchor.isConnected && showXray(subject), ASK_MS)
}

/** The pointer has left the number or the card; on its way from one to the other it may come back. */
export function releaseXray(): void {
  later(hideXray, LEAVE_MS)
}

/** The pointer is on the card. */
export function holdXray(): void {
  clearTimeout(timer)
}

/** The number has gone, and what floats beside it goes as well. */
export function dropXray(anchor: HTMLElement): void {
  if (useXray.getState().subject?.anchor === anchor) hideXray()
}
