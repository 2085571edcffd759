import { type RefObject, useCallback, useEffect, useRef } from 'react'

/**
 * Dragging a row of a list by its handle. `onOver` is told each time the hand comes over another row, so that what is
 * seen can be what it will be; `onEnd` is told once whether the row was let go there, or given up.
 */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  onOver: (key: number, target: number) => void,
  onEnd: (letGo: boolean) => void,
): (event: PointerEvent, key: number) => void {
  const latest = useRef({ onOver, onEnd })
  const running = useRef<AbortController | null>(null)
  useEffect(() => {
    latest.current = { onOver, onEnd }
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
      const end = (letGo: boolean) => {
        over.abort()
        latest.current.onEnd(letGo)
      }
      const options = { signal: over.signal, capture: true }
      window.addEventListener(
        'pointermove',
        ({ clientY }) => {
          const target = rowAt(list.current, clientY)
          if (target !== null && target !== key) latest.current.onOver(key, target)
        },
        options,
      )
      window.addEventListener('pointerup', () => end(true), options)
      window.addEventListener('pointercancel', () => end(false), options)
      window.addEventListener(
        'keydown',
        (pressed) => {
          if (pressed.key !== 'Escape') return
          pressed.preventDefault()
          pressed.stopPropagation()
          end(false)
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
