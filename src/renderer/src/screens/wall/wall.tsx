import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { useQuery } from '../../api/use-query.ts'
import { DayText } from '../../components/date-text.tsx'
import { TallyMark } from '../../components/tally-mark.tsx'
import { formatClock } from '../../i18n/format-date.ts'
import { useNow } from '../../state/clock.ts'
import { NothingMore } from './nothing-more.tsx'
import { useAwake } from './use-awake.ts'
import { wallItems } from './view-model.ts'
import classes from './wall.module.css'
import { WallBoard } from './wall-board.tsx'
import { WallSettings } from './wall-settings.tsx'
import { useWallSettings } from './wall-store.ts'

type Answered = Value<'schedule.wall'>

/** Today for everybody who walks past: what is on, what comes next, and where there is room. */
export function Wall() {
  const { t } = useTranslation()
  const names = useWallSettings((settings) => settings.names)
  const wall = useQuery('schedule.wall', { names }, { keepPrevious: true })
  const awake = useAwake()
  const refused = wall.value === undefined && wall.refusal !== null

  useEffect(() => {
    document.body.dataset.appState = wall.pending ? 'loading' : 'ready'
  }, [wall.pending])

  return (
    <div className={classes.root} data-awake={awake || undefined}>
      {wall.value !== undefined && <Shown wall={wall.value} />}
      {refused && <Message text={t('wall.refused', { why: wall.refusal?.message })} />}
    </div>
  )
}

type ShownProps = { readonly wall: Answered }

function Shown({ wall: { studio, sessions, next } }: ShownProps) {
  const { t } = useTranslation()
  const now = useNow()
  if (studio === null) return <Message text={t('wall.noStudio')} />
  const items = wallItems(sessions, now)
  return (
    <>
      <header className={classes.head}>
        <TallyMark className={classes.mark} />
        <div className={classes.place}>
          <h1 className={classes.studio}>{studio.name}</h1>
          <p className={classes.date}>
            <DayText day={localDateOf(now, studio.zone)} style="long" />
          </p>
        </div>
        <time className={classes.clock}>{formatClock(now, studio.zone)}</time>
      </header>
      <main className={classes.main}>
        {items.length === 0 ? (
          <NothingMore next={next} zone={studio.zone} today={studio.today} />
        ) : (
          <WallBoard items={items} zone={studio.zone} />
        )}
      </main>
      <WallSettings />
    </>
  )
}

function Message({ text }: { readonly text: string }) {
  return (
    <main className={classes.message}>
      <h1>{text}</h1>
    </main>
  )
}
