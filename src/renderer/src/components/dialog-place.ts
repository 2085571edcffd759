import { useId, useLayoutEffect } from 'react'
import { create } from 'zustand'
import { focusFirstStopIn, placesAround } from './focus-around.ts'

type OpenDialogs = { readonly ids: readonly string[] }

/** The dialogs that stand open, the lowest first. */
const useOpenDialogs = create<OpenDialogs>(() => ({ ids: [] }))

type DialogPlace = {
  /** How many open dialogs lie below this one. */
  readonly depth: number
  /** False while another dialog lies above: then Escape is meant for that one. */
  readonly top: boolean
}

/** Where a dialog lies among those that are open at the same time: each opens above those before it. */
export function useDialogPlace(opened: boolean): DialogPlace {
  const id = useId()
  const ids = useOpenDialogs((dialogs) => dialogs.ids)

  useLayoutEffect(() => {
    if (!opened) return
    useOpenDialogs.setState((dialogs) => ({ ids: [...dialogs.ids, id] }))
    return () => useOpenDialogs.setState((dialogs) => ({ ids: dialogs.ids.filter((one) => one !== id) }))
  }, [opened, id])

  const depth = Math.max(0, ids.indexOf(id))
  return { depth, top: depth >= ids.length - 1 }
}

/**
 * Gives the focus back to where it was before the dialog opened, also when the dialog is taken away as a whole
 * instead of being closed first.
 */
export function useOpener(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return
    const opener = document.activeElement
    const around = opener === null ? [] : placesAround(opener)
    return () => {
      const left = focusLeftIn(opener)
      // Later, so that whatever the dialog's answer leads to may take the focus first.
      setTimeout(() => giveFocusBack(opener, around, left))
    }
  }, [opened])
}

/** To what opened the dialog, to what is left around it when that is gone or of no use any more, or to the screen. */
function giveFocusBack(opener: Element | null, around: readonly Element[], left: Element | null): void {
  const isLost = () => [null, document.body, left].includes(document.activeElement)
  if (isLost() && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
  if (isLost()) focusFirstStopIn(around)
  if (isLost()) document.querySelector('h1')?.focus()
}

/** A dialog fades away with the focus still in it; by the time it is gone, what opened it may be gone too. */
function focusLeftIn(opener: Element | null): Element | null {
  const left = document.activeElement
  const dialog = left?.closest('[role="dialog"]') ?? null
  return dialog === null || dialog.contains(opener) ? null : left
}
