import { Popover } from '@mantine/core'
import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { formatClock } from '../../i18n/format-date.ts'
import classes from './grid.module.css'
import type { MoreSessions as More } from './lanes.ts'
import { periodOf } from './sessions.ts'
import { sessionName } from './words.ts'

type Props = {
  readonly more: More
  readonly zone: ZoneId
  readonly tabbable: boolean
  readonly onSelect: (sessionId: number) => void
}

/** "+n": the sessions that stand behind the others, as a list. */
export function MoreSessions({ more, zone, tabbable, onSelect }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { sessions, top, minutes, lanes } = more
  const [first] = sessions
  if (first === undefined) return null
  const timeOf = (session: typeof first) => formatClock(periodOf(session).startsAt, zone)
  const style = { '--top': top, '--minutes': minutes, '--lanes': lanes } as CSSProperties
  const label = t('schedule.grid.moreLabel', { count: sessions.length, time: timeOf(first) })
  return (
    <Popover opened={opened} onChange={setOpened} position="right-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.more}
          style={style}
          data-session={first.id}
          data-more
          tabIndex={tabbable ? 0 : -1}
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('schedule.grid.more', { count: sessions.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <ul className={classes.moreList}>
          {sessions.map((session) => (
            <li key={session.id}>
              <button
                type="button"
                onClick={() => {
                  setOpened(false)
                  onSelect(session.id)
                }}
              >
                <span data-figure>{timeOf(session)}</span>
                {sessionName(session)}
              </button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
