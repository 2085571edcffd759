import type { LocalDate } from '../../../../shared/domain/time.ts'
import { CancelSessionDialog } from './cancel-session-dialog.tsx'
import { CreateSessionDialog } from './create-session-dialog.tsx'
import { EditSessionDialog } from './inspector/edit-session-dialog.tsx'
import { type ManyAsked, ManyDialog } from './many/many-dialog.tsx'
import { MoveSessionDialog } from './move-session-dialog.tsx'
import { type DroppedOfSeries, SeriesMoveDialog } from './series-move-dialog.tsx'
import type { DaySession } from './sessions.ts'
import type { Wish } from './verdict.ts'

/** What the schedule asks about. */
export type Asked =
  | { readonly kind: 'new'; readonly wish: Wish }
  | { readonly kind: 'edit' | 'move' | 'cancel'; readonly session: DaySession }
  | { readonly kind: 'series'; readonly dropped: DroppedOfSeries }
  | ({ readonly kind: 'many' } & ManyAsked)

type Props = {
  readonly asked: Asked | null
  readonly onClose: () => void
  /** A session was moved, and is on this day now. */
  readonly onMoved: (sessionId: number, day: LocalDate) => void
  /** A session was made on this day. */
  readonly onCreated: (sessionId: number, day: LocalDate) => void
}

/** The dialogs that open from the grid: one at a time. */
export function ScheduleDialogs({ asked, onClose, onMoved, onCreated }: Props) {
  switch (asked?.kind) {
    case undefined:
      return null
    case 'new':
      return (
        <CreateSessionDialog
          draft={asked.wish}
          onClose={onClose}
          onCreated={(session, day) => {
            onClose()
            onCreated(session, day)
          }}
        />
      )
    case 'move':
      return (
        <MoveSessionDialog
          session={asked.session}
          onClose={onClose}
          onMoved={(day) => {
            onClose()
            onMoved(asked.session.id, day)
          }}
        />
      )
    case 'edit':
      return <EditSessionDialog session={asked.session} onClose={onClose} />
    case 'series':
      return <SeriesMoveDialog dropped={asked.dropped} onClose={onClose} />
    case 'many':
      return <ManyDialog asked={asked} onClose={onClose} />
    case 'cancel':
      return <CancelSessionDialog onClose={onClose} session={asked.session} />
  }
}
