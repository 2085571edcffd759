import { type RefObject, useCallback, useEffect, useRef } from 'react'

/**
 * Dragging a row of a list by its handle. The list is put in order anew each time the hand comes over another row, so
 * what is seen is what it will be; Escape gives `onGiveUp` a chance to put it back.
 */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  onOver: (key: number, target: number) => void,
  onGiveUp: () => void,
): (event: PointerEvent, key: number) => void {
  const latest = useRef({ onOver, onGiveUp })
  const running = useRef<AbortController | null>(null)
  useEffect(() => {
    latest.current = { onOver, onGiveUp }
  })
  useEffect(() => () => running.current?.abort(), [])
  return useCallback(
    (event, key) => {
      if (event.button !== 0 || list.current === null) return
      event.preventDefault()
      running.current?.abort()
      const over = new AbortController()
      running.current = over
      const rowOf = () => list.current?.querySelector<HTMLElement>(`[data-row="${key}"]`)
      rowOf()?.toggleAttribute('data-dragged', true)
      over.signal.addEventListener('abort', () => rowOf()?.removeAttribute('data-dragged'))
      const options = { signal: over.signal, capture: true }
      window.addEventListener(
        'pointermove',
        ({ clientY }) => {
          const target = rowAt(list.current, clientY)
          if (target !== null && target !== key) latest.current.onOver(key, target)
        },
        options,
      )
      window.addEventListener('pointerup', () => over.abort(), options)
      window.addEventListener('pointercancel', () => over.abort(), options)
      window.addEventListener(
        'keydown',
        (pressed) => {
          if (pressed.key !== 'Escape') return
          pressed.preventDefault()
          pressed.stopPropagation()
          over.abort()
          latest.current.onGiveUp()
        },
        options,
      )
    },
    [list],
  )
}

/** The row at this height of the window; the hand may be anywhere beside it. */
function rowAt(list: HTMLElement | null, y: number): number | null {
  for (const row of list?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
    const { top, bottom } = row.getBoundingClientRect()
    if (y >= top && y < bottom) return Number(row.dataset.row)
  }
  return null
}
