import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { i18n } from '../../i18n/setup.ts'
import { spanOnAxis } from './axis.ts'
import type { Column } from './columns.ts'
import type { GridContext } from './grid-context.ts'
import { type Load, objectionToLoad } from './many/load.ts'
import { type Place, wishAt } from './place.ts'
import type { DaySession } from './sessions.ts'
import { objectionTo, type Wish } from './verdict.ts'
import { objectionInWords, placeTime, sessionName } from './words.ts'

/** More than one session, or a copy of what stays where it is. */
type Carried = { readonly load: Load; readonly copy: boolean }

export type Ghost = {
  readonly element: RefObject<HTMLDivElement | null>
  /** Draws it at a place and says what speaks against that, as a sentence; null when nothing does. */
  readonly show: (place: Place, session: DaySession | null, carried?: Carried) => string | null
  readonly hide: () => void
}

/**
 * The shape that follows a hand or a key over the grid. It is one element that is moved by `transform` and written to
 * directly: nothing is rendered while something is dragged.
 */
export function useGhost(context: RefObject<GridContext>): Ghost {
  const element = useRef<HTMLDivElement>(null)
  const show = useCallback(
    (place: Place, session: DaySession | null, carried?: Carried) => {
      const { view, group } = context.current
      const column = view.columns[place.column]
      if (column === undefined) return null
      const reason =
        carried === undefined
          ? objectionToOne(wishAt(place, column, group, session), column, context.current)
          : objectionToLoad(carried.load, place, context.current, carried.copy)
      const more = (carried?.load.sessions.length ?? 1) - 1
      const name = session === null ? i18n.t('schedule.newSession') : sessionName(session)
      const title = more === 0 ? name : i18n.t('schedule.many.andMore', { name, count: more })
      if (element.current !== null) {
        element.current.toggleAttribute('data-copy', carried?.copy === true)
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

function objectionToOne(wish: Wish, { scale }: Column, { view, bufferOf }: GridContext): string | null {
  const objection = objectionTo(wish, view.sessions, bufferOf)
  return objection === null ? null : objectionInWords(objection, scale.zone)
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
