import { Popover } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { CalendarSearch } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayScale } from '../../../../shared/domain/day-scale.ts'
import { formatInstant, type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './find-field.module.css'
import { type FoundSession, foundSessions } from './found-elsewhere.ts'

type Props = {
  readonly query: string
  readonly onGoTo: (sessionId: number, day: LocalDate) => void
}

/** The same search on all days: what is to come first, then what was. */
export function FindEverywhere({ query, onGoTo }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button icon={<CalendarSearch size={16} aria-hidden="true" />} onClick={() => setOpened(!opened)}>
          {t('schedule.side.find.everywhere')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('schedule.side.find.everywhereTitle')}>
        {opened && (
          <Results
            query={query}
            onGoTo={(sessionId, day) => {
              setOpened(false)
              onGoTo(sessionId, day)
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Rows asked for on either side of today. */
const ROWS = 40
/** How long somebody types before it is asked, ms. */
const TYPING_MS = 200

function Results({ query, onGoTo }: Props) {
  const { t } = useTranslation()
  const { today, zone } = useStudio()
  const [asked] = useDebouncedValue(query, TYPING_MS)
  const now = formatInstant(dayScale(today, zone).startsAt)
  const keep = { keepPrevious: true }
  const coming = useQuery('sessions.list', { query: asked, from: now, sort: 'startsAt', limit: ROWS }, keep)
  const past = useQuery('sessions.list', { query: asked, to: now, sort: '-startsAt', limit: ROWS }, keep)
  if (coming.value === undefined || past.value === undefined) return <div className={classes.results} />
  const lists = [
    { key: 'coming', ...coming.value },
    { key: 'past', ...past.value },
  ] as const
  const total = coming.value.total + past.value.total
  const left = lists.reduce((sum, list) => sum + list.total - list.rows.length, 0)
  return (
    <div className={classes.results}>
      {total === 0 && <p>{t('schedule.side.find.everywhereNone', { query: asked })}</p>}
      {lists.map(({ key, rows }) => (
        <ResultList
          key={key}
          title={t(`schedule.side.find.${key}`)}
          sessions={foundSessions(rows)}
          zone={zone}
          onGoTo={onGoTo}
        />
      ))}
      {left > 0 && <p>{t('schedule.side.find.everywhereMore', { count: left })}</p>}
    </div>
  )
}

type ListProps = {
  readonly title: string
  readonly sessions: readonly FoundSession[]
  readonly zone: string
  readonly onGoTo: Props['onGoTo']
}

function ResultList({ title, sessions, zone, onGoTo }: ListProps) {
  if (sessions.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {sessions.map((session) => {
          const startsAt = instantOf(session.startsAt)
          const who = [...session.clients, session.trainerName].filter((name) => name !== null)
          return (
            <li key={session.sessionId}>
              <button
                type="button"
                className={classes.result}
                onClick={() => onGoTo(session.sessionId, localDateOf(startsAt, zone))}
              >
                <span className={classes.when} data-figure>
                  {formatMoment(startsAt, zone)}
                </span>
                <span className={classes.what}>{[session.title, ...who].join(' · ')}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
