import { CircleAlert, CircleCheck } from 'lucide-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import { isRightToLeft } from '../../i18n/locale.ts'
import { pressedKeys } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { useUi } from '../../state/ui-store.ts'
import type { Group } from './columns.ts'
import { dragToGrid, useDragTarget } from './drag-targets.ts'
import { isDimmed, useFound } from './found-store.ts'
import type { GridActs } from './grid-context.ts'
import { actsOf } from './session-acts.ts'
import classes from './session-tray.module.css'
import { type DaySession, periodOf } from './sessions.ts'
import { sessionName } from './words.ts'

type Props = {
  readonly waiting: readonly DaySession[]
  readonly group: Group
  /** More than one day is on screen: each says its own. */
  readonly week: boolean
  readonly selectedId: number | null
  readonly mayWrite: boolean
  readonly onSelect: GridActs['onSelect']
  readonly onMove: GridActs['onMove']
  readonly onShifted: GridActs['onShifted']
  readonly onMoveTo: GridActs['onMoveTo']
  readonly onCancel: GridActs['onCancel']
}

/**
 * Below the grid: the sessions that nobody teaches, or that have no room. From here they are dragged to a column, and a
 * session that is let go here loses its trainer or room. One tab stop; arrows lead along it.
 */
export function SessionTray(props: Props) {
  const { waiting, group, week, selectedId, mayWrite } = props
  const { t } = useTranslation()
  const root = useRef<HTMLElement>(null)
  const over = useTrayTarget(root, props)
  const [held, setHeld] = useState<number | null>(null)
  const tabbable = waiting.some(({ id }) => id === held) ? held : waiting[0]?.id
  const open = waiting.filter(({ status }) => status === 'open').length
  const onKeyDown = useChipKeys(props)
  const found = useFound(({ ids }) => ids)
  if (waiting.length === 0 && !mayWrite) return null
  const words = over ? t(`schedule.side.tray.drop.${group}`) : t(`schedule.side.tray.none.${group}`)
  return (
    <section
      ref={root}
      className={classes.root}
      aria-label={t(`schedule.side.tray.label.${group}`)}
      data-over={over || undefined}
      data-below-toasts
      data-empty={waiting.length === 0 || undefined}
    >
      {waiting.length === 0 ? (
        <p className={classes.none}>
          <CircleCheck size={14} aria-hidden="true" />
          {words}
        </p>
      ) : (
        <>
          <h2 className={classes.title} data-open={open > 0 || undefined}>
            <CircleAlert size={14} aria-hidden="true" />
            {over ? words : t(`schedule.side.tray.${group}`)}
            <span data-figure>{open}</span>
          </h2>
          <ul className={classes.chips}>
            {waiting.map((session) => (
              <Chip
                key={session.id}
                session={session}
                week={week}
                draggable={mayWrite}
                tabbable={session.id === tabbable}
                selected={session.id === selectedId}
                dimmed={isDimmed(found, session.id)}
                onSelect={props.onSelect}
                onFocus={setHeld}
                onKeyDown={onKeyDown}
              />
            ))}
          </ul>
          <p className="visually-hidden" id={HINT}>
            {t('schedule.side.tray.hint')}
          </p>
        </>
      )}
    </section>
  )
}

const HINT = 'schedule-tray-hint'

/** True while a session of the grid is held over the tray. */
function useTrayTarget(root: { readonly current: HTMLElement | null }, props: Props): boolean {
  const { t } = useTranslation()
  const { mayWrite, group, onMove, onShifted } = props
  const [over, setOver] = useState(false)
  const isIn = (session: DaySession) => props.waiting.some(({ id }) => id === session.id)
  useDragTarget(
    root,
    mayWrite
      ? {
          onEnter: (sessions) => setOver(!sessions.every(isIn)),
          onLeave: () => setOver(false),
          onDrop: (sessions, copy) => {
            const wishes = sessions
              .filter((session) => copy || !isIn(session))
              .map((one) => without(one, group))
            const [first, ...others] = wishes
            if (first === undefined) return
            if (copy || others.length > 0) onShifted({ wishes, outside: [] }, copy)
            else onMove(first, t(`schedule.side.tray.dropped.${group}`))
          },
        }
      : null,
  )
  return over
}

/** The same session at its own time, which nobody teaches any more, or which has no room. */
function without(session: DaySession, group: Group) {
  const { startsAt } = periodOf(session)
  const { minutes, trainerId, roomId } = session
  const taken = group === 'trainer' ? { trainerId: null } : { roomId: null }
  return { session, startsAt, minutes, trainerId, roomId, ...taken }
}

/** What the keys do on a session of the tray; Enter is its click. */
function useChipKeys({ mayWrite, onMoveTo, onCancel }: Props) {
  const latest = useRef({ mayWrite, onMoveTo, onCancel })
  useLayoutEffect(() => {
    latest.current = { mayWrite, onMoveTo, onCancel }
  })
  return useCallback((event: KeyboardEvent<HTMLElement>, session: DaySession) => {
    const keys = pressedKeys(event)
    if (walk(event.currentTarget, keys) || act(keys, session, latest.current)) event.preventDefault()
  }, [])
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }

/** Along the tray; the arrows to the sides go the way that is read. */
function walk(chip: HTMLElement, keys: string): boolean {
  const chips = [...(chip.closest('ul')?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])]
  const step = STEPS[keys]
  const sideways = keys === 'ArrowLeft' || keys === 'ArrowRight'
  const sign = sideways && isRightToLeft() ? -1 : 1
  if (step !== undefined) chips[chips.indexOf(chip) + step * sign]?.focus()
  else if (keys === 'Home') chips[0]?.focus()
  else if (keys === 'End') chips.at(-1)?.focus()
  else return false
  return true
}

function act(
  keys: string,
  session: DaySession,
  { mayWrite, onMoveTo, onCancel }: Pick<Props, 'mayWrite' | 'onMoveTo' | 'onCancel'>,
): boolean {
  if (!mayWrite) return false
  if (keys === 'shift+M' || (keys === 'M' && useUi.getState().singleKeys)) onMoveTo(session)
  else if (keys === 'Delete') onCancel(session)
  else return false
  return true
}

type ChipProps = {
  readonly session: DaySession
  readonly week: boolean
  readonly draggable: boolean
  readonly tabbable: boolean
  readonly selected: boolean
  readonly dimmed: boolean
  readonly onSelect: (sessionId: number) => void
  readonly onFocus: (sessionId: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, session: DaySession) => void
}

const Chip = memo(function Chip(props: ChipProps) {
  const { session, week, draggable, tabbable, selected, dimmed, onSelect, onFocus, onKeyDown } = props
  const { zone } = useStudio()
  const { startsAt } = periodOf(session)
  const day = formatDay(localDateOf(startsAt, zone), 'weekday')
  const time = formatClock(startsAt, zone)
  return (
    <li>
      <button
        type="button"
        className={classes.chip}
        data-chip={session.id}
        data-cancelled={session.status === 'cancelled' || undefined}
        data-dimmed={dimmed || undefined}
        data-fixed={!actsOf(session, draggable).has('move') || undefined}
        style={{ '--service': `var(--service-${session.colour})` } as CSSProperties}
        title={sessionName(session)}
        aria-pressed={selected}
        aria-describedby={HINT}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => onSelect(session.id)}
        onFocus={() => onFocus(session.id)}
        onKeyDown={(event) => onKeyDown(event, session)}
        onPointerDown={(event) => draggable && dragToGrid(event.nativeEvent, session)}
      >
        <span className={classes.when} data-figure>
          {week ? `${day}, ${time}` : time}
        </span>
        <span className={classes.what}>{sessionName(session)}</span>
      </button>
    </li>
  )
})
