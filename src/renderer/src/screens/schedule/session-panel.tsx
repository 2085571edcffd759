import { Link2, MapPin, Ticket, User } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { formatClockRange, formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { BookClient } from './book-client.tsx'
import { CancelSessionDialog } from './cancel-session-dialog.tsx'
import { EditSessionDialog } from './inspector/edit-session-dialog.tsx'
import { RosterSections } from './inspector/roster-sections.tsx'
import { MoveSessionDialog } from './move-session-dialog.tsx'
import { actsOf } from './session-acts.ts'
import classes from './session-panel.module.css'
import type { DaySession } from './sessions.ts'

type Props = {
  readonly session: DaySession
  /** The day that it was moved to. */
  readonly onMoved: (day: LocalDate) => void
}

/** The session that is looked at: when, where, who comes, and what can be done about it. */
export function SessionPanel({ session, onMoved }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const startsAt = instantOf(session.startsAt)
  const endsAt = instantOf(session.endsAt)
  const open = session.status === 'open'
  const free = session.capacity - session.booked
  const may = useMay()
  return (
    <div className={classes.root}>
      <div className={classes.facts}>
        <p className={classes.when}>
          {formatDay(localDateOf(startsAt, zone), 'weekday')}, {formatClockRange(startsAt, endsAt, zone)}
        </p>
        <Fact icon={<User size={14} aria-hidden="true" />}>
          {session.trainerName ?? t('schedule.unassigned')}
        </Fact>
        {session.roomName !== null && (
          <Fact icon={<MapPin size={14} aria-hidden="true" />}>{session.roomName}</Fact>
        )}
        {session.meetingLink !== null && (
          <Fact icon={<Link2 size={14} aria-hidden="true" />}>{session.meetingLink}</Fact>
        )}
        <Fact icon={<Ticket size={14} aria-hidden="true" />}>
          {session.creditCost === 0
            ? t('schedule.panel.costFree')
            : t('schedule.panel.cost', { count: session.creditCost })}
        </Fact>
        {!open && <StatusBadge of="session" status={session.status} />}
        {session.notes !== null && <p className={classes.notes}>{session.notes}</p>}
      </div>

      <RosterSections session={session} />

      {open && may('bookings.write') && (free > 0 || session.capacity > 1) && (
        <BookClient session={session} />
      )}

      {open && may('schedule.write') && <SessionActs session={session} onMoved={onMoved} />}
    </div>
  )
}

/** What can be done with the session itself. */
function SessionActs({ session, onMoved }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'edit' | 'move' | 'cancel' | null>(null)
  const close = () => setAsked(null)
  return (
    <div className={classes.foot}>
      <Button onClick={() => setAsked('edit')}>{t('inspector.edit.open')}</Button>
      {actsOf(session, true).has('move') && (
        <Button onClick={() => setAsked('move')}>{t('schedule.grid.move.open')}</Button>
      )}
      <Button onClick={() => setAsked('cancel')}>{t('schedule.panel.cancelSession')}</Button>
      {asked === 'edit' && <EditSessionDialog session={session} onClose={close} />}
      {asked === 'move' && (
        <MoveSessionDialog
          session={session}
          onClose={close}
          onMoved={(day) => {
            close()
            onMoved(day)
          }}
        />
      )}
      {asked === 'cancel' && <CancelSessionDialog onClose={close} session={session} />}
    </div>
  )
}

type FactProps = { readonly icon: ReactNode; readonly children: ReactNode }

function Fact({ icon, children }: FactProps) {
  return (
    <p className={classes.fact}>
      {icon}
      <span>{children}</span>
    </p>
  )
}
