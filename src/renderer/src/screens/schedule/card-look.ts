import type { StatusTone } from '../../components/status-badge.tsx'
import { type SessionState, stateOf } from './agenda/session-state.ts'
import { signOfState } from './agenda/state-sign.ts'
import type { PlacedSession } from './lanes.ts'
import type { Colouring } from './look.ts'
import { type DaySession, periodOf } from './sessions.ts'

const TONES: Readonly<Record<StatusTone, string>> = {
  neutral: 'var(--ink-faint)',
  ok: 'var(--ok)',
  info: 'var(--info)',
  warning: 'var(--warning)',
  danger: 'var(--danger)',
}

export const toneColour = (tone: StatusTone): string => TONES[tone]

/** From a quiet edge for an empty session to a strong one for a full one. */
export function fullnessColour(share: number): string {
  return `color-mix(in oklab, var(--info) ${Math.round(share * 4) * 25}%, var(--line-control))`
}

/** How much of a session is taken, from 0 to 1. */
export function shareTaken({ booked, capacity }: Pick<DaySession, 'booked' | 'capacity'>): number {
  return Math.min(booked / capacity, 1)
}

/** How a session stands, as far as its card knows: it is told when it is over, not what time it is. */
export function stateOfCard({ session, over }: Pick<PlacedSession, 'session' | 'over'>): SessionState {
  const { endsAt } = periodOf(session)
  return stateOf(session, over ? endsAt : endsAt - 1)
}

/** The colour of a card, by what colours stand for. */
export function cardColour(placed: Pick<PlacedSession, 'session' | 'over'>, colouring: Colouring): string {
  const { session } = placed
  switch (colouring) {
    case 'service':
      return `var(--service-${session.colour})`
    case 'status':
      return TONES[signOfState(stateOfCard(placed))[1]]
    case 'full':
      return fullnessColour(shareTaken(session))
  }
}
