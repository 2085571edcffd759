import { useEffect } from 'react'
import { canHoldFocus, focusFirstStopIn, placesAround } from '../components/focus-around.ts'

/**
 * Keeps the keyboard where it works. What has the focus may be taken off the screen or switched off by what it did: a
 * booking that is cancelled takes its buttons with it. The focus then goes to the first stop of what is left around
 * it, instead of to the top of the window.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let focused: Element | null = null
    let around: readonly Element[] = []
    const onFocusIn = ({ target }: FocusEvent) => {
      focused = target instanceof Element ? target : null
      around = focused === null ? [] : placesAround(focused)
    }
    const recover = () => {
      if (focused === null || canHoldFocus(focused)) return
      const now = document.activeElement
      if (now === null || now === document.body || now === focused) focusFirstStopIn(around)
    }
    const observer = new MutationObserver(() => {
      // Later, so that whoever gives the focus away on purpose does so first.
      if (focused !== null && !canHoldFocus(focused)) setTimeout(recover)
    })
    document.addEventListener('focusin', onFocusIn)
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled'],
    })
    return () => {
      document.removeEventListener('focusin', onFocusIn)
      observer.disconnect()
    }
  }, [])
}
