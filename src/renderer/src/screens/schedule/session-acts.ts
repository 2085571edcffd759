import { toast } from '../../components/toast.tsx'
import { i18n } from '../../i18n/setup.ts'
import type { Asked } from './schedule-dialogs.tsx'
import { type DaySession, fixedBecause } from './sessions.ts'

/** What can be done with a session, wherever it is met. */
export type SessionAct = 'edit' | 'move' | 'reassign' | 'duplicate' | 'copy' | 'cut' | 'cancel'

const ALWAYS: readonly SessionAct[] = ['duplicate', 'copy']

const POSSIBLE: Readonly<Record<'free' | 'marked' | 'cancelled', ReadonlySet<SessionAct>>> = {
  free: new Set<SessionAct>([...ALWAYS, 'edit', 'move', 'reassign', 'cut', 'cancel']),
  // What was attended stays where it was; what is left of it can still be called off.
  marked: new Set<SessionAct>([...ALWAYS, 'edit', 'cancel']),
  cancelled: new Set<SessionAct>(ALWAYS),
}

const NOTHING: ReadonlySet<SessionAct> = new Set()

/** What may be done with a session: nothing by those who only look. Main has the same rules. */
export function actsOf(session: DaySession, mayWrite: boolean): ReadonlySet<SessionAct> {
  return mayWrite ? POSSIBLE[fixedBecause(session) ?? 'free'] : NOTHING
}

/** What may be done with some of several sessions; main names those that stay. */
export function actsOfSome(sessions: readonly DaySession[], mayWrite: boolean): ReadonlySet<SessionAct> {
  return new Set(sessions.flatMap((session) => [...actsOf(session, mayWrite)]))
}

/** Whether that may be done with any of them; says why not when it may not. */
export function mayAct(act: SessionAct, sessions: readonly DaySession[], mayWrite: boolean): boolean {
  const [first] = sessions
  if (first === undefined || !mayWrite) return false
  if (actsOfSome(sessions, mayWrite).has(act)) return true
  toast({ message: i18n.t(`schedule.grid.fixed.${fixedBecause(first) ?? 'cancelled'}`), tone: 'info' })
  return false
}

/** Asks about one session, or says why that cannot be done with it. */
export function askAbout(
  kind: 'edit' | 'move' | 'cancel',
  session: DaySession,
  mayWrite: boolean,
  onAsk: (asked: Asked) => void,
): void {
  if (mayAct(kind, [session], mayWrite)) onAsk({ kind, session })
}
