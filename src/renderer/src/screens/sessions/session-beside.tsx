import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { useStudio } from '../../state/studio.ts'
import { SessionPanel } from '../schedule/session-panel.tsx'
import { MovesMenu } from './moves-menu.tsx'
import classes from './sessions.module.css'

type Props = {
  readonly sessionId: number
  readonly bookingId: number | null
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
  /** Goes on once the booking is marked; absent where it stays in the list. */
  readonly onMarked: (() => void) | null
}

const nothing = () => undefined

/** The session beside the list: its booking with what can be done with it, then the session with everybody in it. */
export function SessionBeside({ sessionId, bookingId, next, previous, onMarked }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const session = useQuery('sessions.get', { sessionId })
  return (
    <div className={classes.beside}>
      <nav className={classes.steps} aria-label={t('sessions.steps.label')}>
        <Button
          icon={<ChevronUp size={14} aria-hidden="true" />}
          disabled={previous === null}
          onClick={() => previous?.()}
        >
          {t('sessions.steps.previous')}
        </Button>
        <Button
          icon={<ChevronDown size={14} aria-hidden="true" />}
          disabled={next === null}
          onClick={() => next?.()}
        >
          {t('sessions.steps.next')}
        </Button>
      </nav>
      <Answered answer={session}>
        {({ session: found }) => {
          const booking = found.bookings.find(({ id }) => id === bookingId)
          return (
            <>
              {booking !== undefined && (
                <section aria-label={booking.clientName}>
                  <h3>
                    <bdi>{booking.clientName}</bdi>
                  </h3>
                  <MovesMenu
                    key={booking.id}
                    sessionId={sessionId}
                    bookingId={booking.id}
                    onDone={onMarked ?? nothing}
                  />
                </section>
              )}
              <section aria-label={t('sessions.session')}>
                <h3>{t('sessions.session')}</h3>
                <SessionPanel key={found.id} session={found} onMoved={nothing} />
              </section>
              <Link
                className={classes.link}
                to="/schedule"
                search={{ date: localDateOf(instantOf(found.startsAt), zone), session: sessionId }}
              >
                {t('sessions.onSchedule')}
              </Link>
            </>
          )
        }}
      </Answered>
    </div>
  )
}
