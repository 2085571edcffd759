import { useEffect, useMemo, useRef, useState } from 'react'
import type { Resource } from '../columns.ts'
import { type Arrangement, inOrder, withMoved } from './arrangement.ts'

type Given = {
  readonly listed: readonly Resource[]
  readonly arrangement: Arrangement
  readonly onArrange: (arrangement: Arrangement) => void
}

export type DraggedOrder = {
  /** The columns as they would stand if the row were let go now. */
  readonly listed: readonly Resource[]
  readonly onOver: (key: number, target: number) => void
  readonly onEnd: (letGo: boolean) => void
}

/** The order of the list while a row of it is dragged: the list alone follows the hand, the grid once it is let go. */
export function useDraggedOrder({ listed, arrangement, onArrange }: Given): DraggedOrder {
  const [dragged, setDragged] = useState<Arrangement | null>(null)
  // Told without waiting for a rendering: letting go may come before it.
  const order = useRef<Arrangement | null>(null)
  // The new order stands from here on, so what was seen meanwhile is no longer needed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever arrangement it is
  useEffect(() => setDragged(null), [arrangement])
  const seen = useMemo(() => (dragged === null ? listed : inOrder(listed, dragged)), [listed, dragged])
  return {
    listed: seen,
    onOver: (key, target) => {
      order.current = withMoved(order.current ?? arrangement, listed, key, target)
      setDragged(order.current)
    },
    onEnd: (letGo) => {
      const next = order.current
      order.current = null
      if (letGo && next !== null && next.order.join() !== arrangement.order.join()) onArrange(next)
      else setDragged(null)
    },
  }
}
