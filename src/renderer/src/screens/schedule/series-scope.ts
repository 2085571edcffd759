import { create } from 'zustand'
import type { Input } from '../../../../shared/contract/index.ts'
import type { SeriesScope } from '../../../../shared/domain/series-moves.ts'
import type { DaySession } from './sessions.ts'

/** Which sessions of a series a change is about. */
export type Scope = 'this' | SeriesScope

export const SCOPES = ['this', 'following', 'all'] as const satisfies readonly Scope[]

type Remembered = {
  /** What drops are about in this window until it is closed; null while it is asked each time. */
  readonly scope: Scope | null
}

/** The answer that the reader does not want to give again. */
export const useRememberedScope = create<Remembered>(() => ({ scope: null }))

type Before = Pick<DaySession, 'trainerId' | 'roomId' | 'minutes'>

/** A move of one session as one of its series; a trainer, room or length that was not touched stays each one's own. */
export function seriesMoveInput(
  { by: _studio, trainerId, roomId, minutes, ...moved }: Input<'sessions.move'>,
  before: Before,
  scope: SeriesScope,
): Input<'series.move'> {
  return {
    ...moved,
    ...(trainerId === before.trainerId ? {} : { trainerId }),
    ...(roomId === before.roomId ? {} : { roomId }),
    ...(minutes === undefined || minutes === before.minutes ? {} : { minutes }),
    scope,
  }
}
