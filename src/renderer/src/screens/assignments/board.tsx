import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './assignments.module.css'
import { BoardColumn } from './board-column.tsx'
import type { BoardTools } from './board-tools.ts'
import type { Card, Column } from './columns.ts'
import { dragClient } from './drag-client.ts'
import { useBoardKeys } from './use-board-keys.ts'
import { useMoveClient } from './use-move-client.ts'

type Props = {
  readonly columns: readonly Column[]
  readonly on: string
  readonly query: string | undefined
  readonly mayMove: boolean
  readonly openedId: number | undefined
  readonly onOpen: (clientId: number) => void
}

type Held = { readonly clientId: number; readonly over: number | null }

/** The trainers side by side with their clients; who is dragged, or carried by key, to another column is theirs. */
export function Board({ columns, on, query, mayMove, openedId, onOpen }: Props) {
  const { t } = useTranslation()
  const board = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<Held | null>(null)
  const { move, moving } = useMoveClient(on)
  const send = (card: Card, to: Column) => void move(card, to)
  const keys = useBoardKeys({ board, columns, mayMove, onMove: send })

  const onPress: BoardTools['onPress'] = (event, card, from) => {
    if (board.current === null) return
    keys.forget()
    dragClient(event, {
      board: board.current,
      card,
      from,
      takes: (key) => columns.some((column) => column.key === key && column.takes),
      onLift: () => setHeld({ clientId: card.clientId, over: null }),
      onOver: (over) => setHeld({ clientId: card.clientId, over }),
      onEnd: (key) => {
        setHeld(null)
        const to = columns.find((column) => column.key === key)
        if (to !== undefined) send(card, to)
      },
    })
  }
  const { carried } = keys
  const over = held?.over ?? (carried !== null && carried.over !== carried.from ? carried.over : null)
  const tools: BoardTools = {
    on,
    query,
    mayMove,
    liftedId: held?.clientId ?? carried?.card.clientId ?? null,
    movingId: moving,
    openedId,
    wish: keys.wish,
    onOpen: ({ clientId }) => onOpen(clientId),
    onPress,
    onKey: keys.onKey,
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a board is no set of fields
    <div
      ref={board}
      role="group"
      className={classes.board}
      aria-label={t('assignments.board')}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) keys.putBack()
      }}
    >
      {columns.map((column) => (
        <BoardColumn key={column.key} column={column} tools={tools} target={column.key === over} />
      ))}
    </div>
  )
}
