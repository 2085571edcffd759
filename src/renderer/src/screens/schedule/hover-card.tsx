import {
  type FocusEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../../shared/domain/time.ts'
import { Button } from '../../components/button.tsx'
import { floatingPlace } from '../../components/floating-place.ts'
import { announce } from '../../components/live-region.tsx'
import { isRightToLeft } from '../../i18n/locale.ts'
import type { ScheduleView } from './columns.ts'
import type { GridActs } from './grid-context.ts'
import classes from './hover-card.module.css'
import { actsOf, type SessionAct } from './session-acts.ts'
import { SessionDetails } from './session-details.tsx'
import { type HoverCard as Card, type Hovered, useHoverCard } from './use-hover-card.ts'
import { sessionName } from './words.ts'

type Props = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly view: ScheduleView
  readonly now: Instant
  readonly mayWrite: boolean
  readonly acts: RefObject<GridActs>
  /** Shows the details of the session that has the focus. */
  readonly ask: RefObject<(() => void) | null>
}

/**
 * The one card of details that floats over the grid, beside the session that a pointer rests on or that was asked for
 * by key. It takes no focus, stays while the pointer is on it, and Escape puts it away.
 */
export function HoverCard({ scroller, view, now, mayWrite, acts, ask }: Props) {
  const { t } = useTranslation()
  const card = useHoverCard(scroller)
  const { hovered, hide } = card
  const session = hovered === null ? undefined : view.sessions.find(({ id }) => id === hovered.sessionId)
  useImperativeHandle(ask, () => () => {
    const shown = card.showFocused()
    const own = view.sessions.find(({ id }) => id === shown?.sessionId)
    if (own !== undefined) announce(t('schedule.look.hover.shown', { name: sessionName(own) }))
  })
  if (hovered === null || session === undefined) return null
  const act = (name: 'onMoveTo' | 'onCancel') => () => {
    hide()
    hovered.anchor.focus({ preventScroll: true })
    acts.current[name](session)
  }
  return (
    <Floating key={session.id} hovered={hovered} label={sessionName(session)} card={card}>
      <SessionDetails
        session={session}
        marks={view.marksOf(session.id)}
        now={now}
        zone={view.columns[0]?.scale.zone ?? ''}
      />
      <div className={classes.acts}>
        <Button
          onClick={() => {
            hide()
            acts.current.onSelect(session.id)
          }}
        >
          {t('schedule.look.hover.open')}
        </Button>
        <Changes may={actsOf(session, mayWrite)} onMoveTo={act('onMoveTo')} onCancel={act('onCancel')} />
      </div>
    </Floating>
  )
}

type ChangesProps = {
  readonly may: ReadonlySet<SessionAct>
  readonly onMoveTo: () => void
  readonly onCancel: () => void
}

function Changes({ may, onMoveTo, onCancel }: ChangesProps) {
  const { t } = useTranslation()
  return (
    <>
      {may.has('move') && <Button onClick={onMoveTo}>{t('schedule.grid.move.open')}</Button>}
      {may.has('cancel') && <Button onClick={onCancel}>{t('schedule.panel.cancelSession')}</Button>}
    </>
  )
}

type FloatingProps = {
  readonly hovered: Hovered
  readonly label: string
  readonly card: Card
  readonly children: ReactNode
}

/** Above everything, where nothing cuts it. */
function Floating({ hovered, label, card, children }: FloatingProps) {
  const element = useRef<HTMLDivElement>(null)
  const { anchor } = hovered
  const { hide } = card
  useLayoutEffect(() => {
    const node = element.current
    if (node === null) return
    node.showPopover()
    const size = { width: node.offsetWidth, height: node.offsetHeight }
    const screen = { width: window.innerWidth, height: window.innerHeight }
    const { left, top } = floatingPlace(anchor.getBoundingClientRect(), size, screen, isRightToLeft())
    node.style.left = `${left}px`
    node.style.top = `${top}px`
  }, [anchor])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // From the session into its details, whatever else stands between them.
      if (event.key === 'Tab' && !event.shiftKey && document.activeElement === anchor) {
        event.preventDefault()
        element.current?.querySelector('button')?.focus()
      }
      if (event.key !== 'Escape') return
      // Only this is put away, not what lies below it.
      event.preventDefault()
      event.stopPropagation()
      if (element.current?.contains(document.activeElement)) anchor.focus({ preventScroll: true })
      hide()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [anchor, hide])
  const onBlur = ({ relatedTarget }: FocusEvent<HTMLDivElement>) => {
    if (!(relatedTarget instanceof Node) || element.current?.contains(relatedTarget) !== true) hide()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of facts and actions, not of fields
    <div
      ref={element}
      popover="manual"
      role="group"
      aria-label={label}
      className={classes.card}
      onPointerEnter={card.hold}
      onPointerLeave={card.release}
      onBlur={onBlur}
    >
      {children}
    </div>
  )
}
