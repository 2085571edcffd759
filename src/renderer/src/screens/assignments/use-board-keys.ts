import { type RefObject, useCallback, useState } from 'react'
import { announce } from '../../components/live-region.tsx'
import { i18n } from '../../i18n/setup.ts'
import type { BoardTools } from './board-tools.ts'
import { type Card, type Column, columnBeside, nextTarget } from './columns.ts'
import { columnName } from './words.ts'

type Carried = { readonly card: Card; readonly from: number; readonly over: number }

type Options = {
  readonly board: RefObject<HTMLElement | null>
  readonly columns: readonly Column[]
  readonly mayMove: boolean
  readonly onMove: (card: Card, to: Column) => void
}

/**
 * The board without a mouse: left and right lead from column to column; the space bar or M picks a client up, left and
 * right then choose who has them, Enter gives and Escape puts back. Everything is said aloud.
 */
export function useBoardKeys({ board, columns, mayMove, onMove }: Options) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const [wish, setWish] = useState<BoardTools['wish']>({ column: -1, turn: 0 })
  const nameOf = (key: number) => columnName(columns.find((column) => column.key === key) ?? { name: null })
  const goTo = (column: Column) => {
    setWish(({ turn }) => ({ column: column.key, turn: turn + 1 }))
    reveal(board.current, column.key)
  }
  const putBack = () => {
    if (carried === null) return
    setCarried(null)
    const words = { client: carried.card.clientName, column: nameOf(carried.from) }
    announce(i18n.t('assignments.carry.back', words))
  }
  const pickUp = (card: Card, column: number) => {
    if (!mayMove) return announce(i18n.t('assignments.carry.mayNot'))
    setCarried({ card, from: column, over: column })
    announce(i18n.t('assignments.carry.picked', { client: card.clientName, column: nameOf(column) }))
  }
  const carryOn = (now: Carried, step: 1 | -1) => {
    const over = nextTarget(columns, now.over, step)
    if (over === null) return announce(i18n.t('assignments.carry.end'))
    setCarried({ ...now, over: over.key })
    reveal(board.current, over.key)
    const clients = i18n.t('assignments.clients', { count: over.clients })
    announce(i18n.t('assignments.column', { name: columnName(over), clients }))
  }
  const drop = ({ card, from, over }: Carried) => {
    const to = columns.find((column) => column.key === over)
    if (to === undefined || over === from) return putBack()
    setCarried(null)
    onMove(card, to)
  }
  const onCarriedKey = (now: Carried, key: string): boolean => {
    const step = stepOf(key, board.current)
    if (step !== null) carryOn(now, step)
    else if (key === 'Enter' || key === ' ' || key === 'm' || key === 'M') drop(now)
    else if (key === 'Escape') putBack()
    // Tab goes on, and nothing is carried along.
    else if (key === 'Tab') {
      putBack()
      return false
    }
    return true
  }
  const onKey: BoardTools['onKey'] = (key, card, column) => {
    if (carried !== null) return onCarriedKey(carried, key)
    const step = stepOf(key, board.current)
    if (step !== null) {
      const beside = columnBeside(columns, column, step)
      if (beside !== null) goTo(beside)
      return true
    }
    if (card === null || (key !== ' ' && key !== 'm' && key !== 'M')) return false
    pickUp(card, column)
    return true
  }
  const forget = useCallback(() => setCarried(null), [])
  return { carried, wish, onKey, putBack, forget }
}

/** Right leads on where reading goes to the right. */
function stepOf(key: string, board: HTMLElement | null): 1 | -1 | null {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const rtl = board !== null && getComputedStyle(board).direction === 'rtl'
  return (key === 'ArrowRight') !== rtl ? 1 : -1
}

function reveal(board: HTMLElement | null, key: number): void {
  board?.querySelector(`[data-column="${key}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
