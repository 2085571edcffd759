import { Ban, CheckCheck, Circle, CircleAlert, CircleDot, Minus } from 'lucide-react'
import { type Sign, signOf } from '../../../components/status-badge.tsx'
import type { SessionState } from './session-state.ts'

const SIGNS = {
  cancelled: [Ban, 'danger'],
  unmarked: [CircleAlert, 'warning'],
  marked: [CheckCheck, 'ok'],
  over: [Minus, 'neutral'],
  full: [CircleDot, 'info'],
} as const satisfies Record<string, Sign>

/** The states that are explained where colours stand for them, in that order. */
export const KEY_STATES = [
  { kind: 'booking', status: 'confirmed' },
  { kind: 'full' },
  { kind: 'unmarked' },
  { kind: 'marked' },
  { kind: 'booking', status: 'no_show' },
  { kind: 'over' },
  { kind: 'cancelled' },
] as const satisfies readonly SessionState[]

/** How a session stands, as an icon and a tone. */
export function signOfState(state: SessionState): Sign {
  if (state.kind === 'booking') return signOf({ of: 'booking', status: state.status })
  return state.kind === 'free' ? [Circle, 'neutral'] : SIGNS[state.kind]
}
