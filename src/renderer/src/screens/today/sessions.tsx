import { MapPin } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '../../api/instant-of.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { formatClock, formatClockRange, formatDay } from '../../i18n/format-date.ts'
import { useNow } from '../../state/clock.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { AllAttended } from '../schedule/inspector/all-attended.tsx'
import { Note } from './note.tsx'
import { Person } from './person.tsx'
import classes from './today.module.css'
import {
  type DaySession,
  expectedOf,
  openingPerson,
  personBeside,
  phaseOf,
  type TrainerDay,
  unmarkedOf,
} from './view-model.ts'

type Props = { readonly day: TrainerDay }

/** The sessions of the day in their order; one person is chosen, and the arrows go through all of them. */
export function Sessions({ day: { sessions, date } }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const list = useRef<HTMLElement>(null)
  const [chosen, setChosen] = useState<number | null>(() => openingPerson(sessions, now))

  const choose = (id: number) => {
    setChosen(id)
    list.current?.querySelector<HTMLElement>(`[data-person="${id}"]`)?.focus()
  }
  const go = ({ key }: KeyboardEvent) => {
    const next = personBeside(sessions, chosen, key === 'ArrowUp' ? -1 : 1)
    if (next !== null) choose(next)
  }
  useShortcuts(t('screen.today'), [
    {
      keys: 'ArrowDown',
      also: ['ArrowUp'],
      label: t('today.keys.people'),
      run: go,
      applies: () => list.current?.contains(document.activeElement) === true,
    },
  ])
  if (sessions.length === 0) {
    return (
      <EmptyState subject="sessions" title={t('today.empty.title')}>
        <p>{t('today.empty.text')}</p>
      </EmptyState>
    )
  }
  return (
    <section
      ref={list}
      className={classes.sessions}
      aria-label={t('today.sessions', { day: formatDay(date, 'long') })}
    >
      {sessions.map((session) => (
        <Session key={session.id} session={session} chosen={chosen} onChoose={choose} />
      ))}
    </section>
  )
}

type SessionProps = {
  readonly session: DaySession
  readonly chosen: number | null
  readonly onChoose: (bookingId: number) => void
}

function Session({ session, chosen, onChoose }: SessionProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const phase = phaseOf(session, useNow())
  const startsAt = instantOf(session.startsAt)
  const open = session.status === 'open'
  const people = expectedOf(session)
  const label = t('today.people', { title: session.title, time: formatClock(startsAt, zone) })
  return (
    <article className={classes.session} data-phase={phase} aria-label={label}>
      <header className={classes.head}>
        <p className={classes.time}>{formatClockRange(startsAt, instantOf(session.endsAt), zone)}</p>
        <h2>{session.title}</h2>
        {phase === 'now' && open && <span className={classes.now}>{t('today.now')}</span>}
        {!open && <StatusBadge of="session" status={session.status} />}
        <span className={classes.places} data-figure>
          {t('today.places', session)}
        </span>
      </header>
      {session.roomName !== null && (
        <p className={classes.fact}>
          <MapPin size={14} aria-hidden="true" />
          {session.roomName}
        </p>
      )}
      {session.notes !== null && <Note label={t('today.sessionNote')} text={session.notes} />}
      {open && <AllAttended session={session} coming={unmarkedOf(session)} onDone={() => undefined} />}
      {people.length === 0 && <p className={classes.faint}>{t('today.nobody')}</p>}
      <ul className={classes.people}>
        {people.map((booking) => (
          <Person
            key={booking.id}
            session={session}
            booking={booking}
            chosen={booking.id === chosen}
            onChoose={() => onChoose(booking.id)}
          />
        ))}
      </ul>
    </article>
  )
}
