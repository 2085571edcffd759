import type { PointerEvent as ReactPointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './assignments.module.css'
import type { BoardTools } from './board-tools.ts'
import type { Card } from './columns.ts'
import { cardDays } from './words.ts'

type Props = {
  readonly card: Card | undefined
  readonly index: number
  readonly total: number
  /** px from the top of the column. */
  readonly start: number
  readonly column: number
  /** Tab reaches this one of its column. */
  readonly active: boolean
  readonly tools: BoardTools
  readonly onActive: (index: number) => void
}

/** A client in a column: the name, and from when to when. */
export function ClientCard({ card, index, total, start, column, active, tools, onActive }: Props) {
  const { t } = useTranslation()
  const { mayMove, liftedId, movingId, openedId } = tools
  const days = card === undefined ? '' : cardDays(card)
  const press = (event: ReactPointerEvent) => {
    if (card === undefined || !mayMove || event.button !== 0) return
    tools.onPress(event.nativeEvent, card, column)
  }
  const away = card !== undefined && (card.clientId === liftedId || card.clientId === movingId)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the column's, whose one tab stop this is
    <div
      role="option"
      className={classes.card}
      style={{ transform: `translateY(${start}px)` }}
      data-row={index}
      data-client={card?.clientId}
      data-away={away || undefined}
      data-grips={mayMove || undefined}
      aria-selected={card !== undefined && card.clientId === openedId}
      aria-setsize={total}
      aria-posinset={index + 1}
      aria-busy={card === undefined || undefined}
      aria-label={card === undefined ? t('table.loading', { row: index + 1 }) : undefined}
      tabIndex={active ? 0 : -1}
      onFocus={() => onActive(index)}
      onPointerDown={press}
      onClick={() => card !== undefined && tools.onOpen(card)}
    >
      {card !== undefined && (
        <>
          <bdi className={classes.client} title={card.clientName}>
            {card.clientName}
          </bdi>
          <span className={classes.days} title={days}>
            {days}
          </span>
        </>
      )}
    </div>
  )
}
