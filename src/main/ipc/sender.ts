import type { AppError } from '../../shared/errors.ts'
import { ORIGIN } from '../origin.ts'

/** The frame that a call came from, as far as it matters here. */
export type SenderFrame = { readonly origin: string; readonly parent: unknown }

export type Sender = {
  readonly contentsId: number
  /** Null when the frame is already gone. */
  readonly frame: SenderFrame | null
}

/** Refuses every caller but the page of one of our own windows: its top frame, at exactly our origin. */
export function refuseSender(sender: Sender, ourWindows: ReadonlySet<number>): AppError | null {
  const { contentsId, frame } = sender
  const ours =
    frame !== null && frame.parent === null && frame.origin === ORIGIN && ourWindows.has(contentsId)
  return ours ? null : { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'window' } }
}
