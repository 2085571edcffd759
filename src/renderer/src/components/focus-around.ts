/** The elements around this one, the nearest first, up to the screen; none outside of it, as in a dialog. */
export function placesAround(element: Element): readonly Element[] {
  const around: Element[] = []
  for (let each = element.parentElement; each !== null; each = each.parentElement) {
    around.push(each)
    if (each.tagName === 'MAIN') return around
  }
  return []
}

/** Whether the focus can be in it: it is on the page, and not switched off. */
export const canHoldFocus = (element: Element): boolean =>
  element.isConnected && !element.matches(':disabled')

const STOPS = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]'

/** Gives the focus to the first stop in the nearest of these places that has one. */
export function focusFirstStopIn(places: readonly Element[]): void {
  places
    .filter((place) => place.isConnected)
    .flatMap((place) => [...place.querySelectorAll<HTMLElement>(STOPS)])
    .find((stop) => stop.tabIndex >= 0 && stop.checkVisibility())
    ?.focus({ preventScroll: true })
}
