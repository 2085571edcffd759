import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { i18n } from '../../i18n/setup.ts'
import { spanOnAxis } from './axis.ts'
import type { GridContext } from './grid-context.ts'
import { type Place, wishAt } from './place.ts'
import type { DaySession } from './sessions.ts'
import { objectionTo } from './verdict.ts'
import { objectionInWords, placeTime, sessionName } from './words.ts'

export type Ghost = {
  readonly element: RefObject<HTMLDivElement | null>
  /** Draws it at a place and says what speaks against that, as a sentence; null when nothing does. */
  readonly show: (place: Place, session: DaySession | null) => string | null
  readonly hide: () => void
}

/**
 * The shape that follows a hand or a key over the grid. It is one element that is moved by `transform` and written to
 * directly: nothing is rendered while something is dragged.
 */
export function useGhost(context: RefObject<GridContext>): Ghost {
  const element = useRef<HTMLDivElement>(null)
  const show = useCallback(
    (place: Place, session: DaySession | null) => {
      const { view, group, bufferOf } = context.current
      const column = view.columns[place.column]
      if (column === undefined) return null
      const objection = objectionTo(wishAt(place, column, group, session), view.sessions, bufferOf)
      const reason = objection === null ? null : objectionInWords(objection, column.scale.zone)
      const title = session === null ? i18n.t('schedule.newSession') : sessionName(session)
      if (element.current !== null) {
        paint(element.current, place, context.current, [placeTime(place, column), title, reason ?? ''])
      }
      return reason
    },
    [context],
  )
  const hide = useCallback(() => {
    if (element.current !== null) element.current.hidden = true
  }, [])
  return useMemo(() => ({ element, show, hide }), [show, hide])
}

/** The texts are those of the element's children, in their order; the last is the objection. */
function paint(element: HTMLElement, place: Place, context: GridContext, texts: readonly string[]): void {
  const column = context.view.columns[place.column]
  const layout = context.measure()
  if (column === undefined || layout === null) return
  const endsAt = place.startsAt + place.minutes * MINUTE
  const span = spanOnAxis(column.axis, column.scale, { startsAt: place.startsAt, endsAt })
  if (span === null) return
  const x = place.column * layout.columnWidth * (layout.rtl ? -1 : 1)
  const y = (span.top - layout.from) * layout.minutePx
  element.hidden = false
  element.toggleAttribute('data-objection', texts.at(-1) !== '')
  element.style.transform = `translate(${x}px, ${y}px)`
  element.style.width = `${layout.columnWidth}px`
  element.style.height = `${Math.max(span.minutes * layout.minutePx, 18)}px`
  for (const [index, text] of texts.entries()) {
    const line = element.children[index]
    if (line !== undefined && line.textContent !== text) line.textContent = text
  }
}
