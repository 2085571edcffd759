import type { DaySession } from '../sessions.ts'
import { CancelMany, ReassignMany } from './change-many-dialogs.tsx'
import { PlaceMany } from './place-many-dialog.tsx'
import type { Shift } from './together.ts'

/** What can be asked about many sessions at once. */
export type ManyAct = 'move' | 'reassign' | 'copy' | 'cancel'

/** A question about sessions: what, which, and how far on they are wished. */
export type ManyAsked = {
  readonly act: ManyAct
  /** At least one, in the order of time. */
  readonly sessions: readonly DaySession[]
  readonly shift?: Pick<Shift, 'days' | 'time'>
}

type Props = { readonly asked: ManyAsked; readonly onClose: () => void }

/** Asks about many sessions, and says first what will happen and to how many clients. */
export function ManyDialog({ asked, onClose }: Props) {
  const { act, sessions, shift = { days: 0, time: 0 } } = asked
  switch (act) {
    case 'move':
    case 'copy':
      return <PlaceMany act={act} sessions={sessions} shift={shift} onClose={onClose} />
    case 'reassign':
      return <ReassignMany sessions={sessions} onClose={onClose} />
    case 'cancel':
      return <CancelMany sessions={sessions} onClose={onClose} />
  }
}
