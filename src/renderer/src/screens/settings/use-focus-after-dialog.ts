import { type RefObject, useEffect, useRef } from 'react'

/**
 * Where the focus goes when a dialog has closed and what opened it is gone with it: the empty state's button once
 * the first row is there. Give the result to the button that takes its place.
 */
export function useFocusAfterDialog(opened: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  const closed = useRef(false)

  useEffect(() => {
    if (opened) {
      closed.current = true
      return
    }
    if (!closed.current) return
    // Later than the dialog gives the focus back itself. The button may stand only after the list was read again,
    // so this is asked after every render until something has the focus.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) button.current?.focus({ preventScroll: true })
      closed.current = document.activeElement === document.body
    })
    return () => clearTimeout(timer)
  })
  return button
}
