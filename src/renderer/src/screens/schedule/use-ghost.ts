import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { i18n } from '../../i18n/setup.ts'
import { spanOnAxis } from './axis.ts'
import type { Column } from './columns.ts'
import type { Layout } from './geometry.ts'
import type { GridContext } from './grid-context.ts'
import { type Load, type Said, verdictOnLoad } from './many/load.ts'
import { type Place, wishAt } from './place.ts'
import type { DaySession } from './sessions.ts'
import { cautionsFor, objectionTo } from './verdict.ts'
import { nameOfMany, objectionInWords, placeTime } from './words.ts'

/** More than one session, or a copy of what stays where it is. */
type Carried = { readonly load: Load; readonly copy: boolean }

export type Ghost = {
  readonly element: RefObject<HTMLDivElement | null>
  /** Draws it at a place and says what speaks against that, or what ought to be known; null when nothing does. */
  readonly show: (
    place: Place,
    session: DaySession | null,
    carried?: Carried,
    /** The grid as it was measured already. */
    layout?: Layout | null,
  ) => string | null
  readonly hide: () => void
}

/**
 * The shape that follows a hand or a key over the grid. It is one element that is moved by `transform` and written to
 * directly: nothing is rendered while something is dragged.
 */
export function useGhost(context: RefObject<GridContext>): Ghost {
  const element = useRef<HTMLDivElement>(null)
  const show = useCallback(
    (
      place: Place,
      session: DaySession | null,
      carried?: Carried,
      layout: Layout | null = context.current.measure(),
    ) => {
      const column = context.current.view.columns[place.column]
      if (column === undefined) return null
      const said =
        carried === undefined
          ? verdictOnOne(place, column, context.current, session)
          : verdictOnLoad(carried.load, place, context.current, carried.copy)
      const sentences = [said.objection ?? '', ...said.cautions]
        .filter((sentence) => sentence !== '')
        .join(' ')
      const tone = said.objection !== null ? 'objection' : said.cautions.length > 0 ? 'caution' : 'none'
      if (element.current !== null) {
        const texts = [placeTime(place, column), titleOf(session, carried), sentences]
        element.current.toggleAttribute('data-copy', carried?.copy === true)
        paint(element.current, column, place, layout, { tone, texts })
      }
      return sentences === '' ? null : sentences
    },
    [context],
  )
  const hide = useCallback(() => {
    if (element.current !== null) element.current.hidden = true
  }, [])
  return useMemo(() => ({ element, show, hide }), [show, hide])
}

function titleOf(session: DaySession | null, carried: Carried | undefined): string {
  if (session === null) return i18n.t('schedule.newSession')
  return nameOfMany(session, carried?.load.sessions.length ?? 1)
}

function verdictOnOne(
  place: Place,
  column: Column,
  { view, group, bufferOf }: GridContext,
  session: DaySession | null,
): Said {
  const wish = wishAt(place, column, group, session)
  const objection = objectionTo(wish, view.sessions, bufferOf)
  return {
    objection: objection === null ? null : objectionInWords(objection, column.scale.zone),
    cautions: cautionsFor(wish, view.blocks).map(({ message }) => message),
  }
}

/** Red cannot be, amber may be overruled. The texts are those of the element's children, in their order. */
type Face = { readonly tone: 'none' | 'caution' | 'objection'; readonly texts: readonly string[] }

function paint(
  element: HTMLElement,
  column: Column,
  place: Place,
  layout: Layout | null,
  { tone, texts }: Face,
): void {
  if (layout === null) return
  const endsAt = place.startsAt + place.minutes * MINUTE
  const span = spanOnAxis(column.axis, column.scale, { startsAt: place.startsAt, endsAt })
  if (span === null) return
  const x = place.column * layout.columnWidth * (layout.rtl ? -1 : 1)
  const y = (span.top - layout.from) * layout.minutePx
  element.hidden = false
  element.dataset.tone = tone
  element.style.transform = `translate(${x}px, ${y}px)`
  element.style.width = `${layout.columnWidth}px`
  element.style.height = `${Math.max(span.minutes * layout.minutePx, 18)}px`
  for (const [index, text] of texts.entries()) {
    const line = element.children[index]
    if (line !== undefined && line.textContent !== text) line.textContent = text
  }
}
