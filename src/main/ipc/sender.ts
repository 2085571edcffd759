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

/** All that a window on a wall may ask. */
const WALL_METHOD = 'schedule.wall'

/** Refuses a wall everything but what may be read there: whoever gets at its keyboard is not the person at the desk. */
export function refuseWall(
  { contentsId }: Pick<Sender, 'contentsId'>,
  walls: ReadonlySet<number>,
  method: unknown,
): AppError | null {
  if (!walls.has(contentsId) || method === WALL_METHOD) return null
  return { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'desk' } }
}
