import { handOf, listenToHand, pointerAt, swallowClick } from '../drag-by-pointer.ts'
import { edgeScroll, gridPointAt, type Layout } from '../geometry.ts'
import classes from '../grid.module.css'
import type { GridContext } from '../grid-context.ts'
import type { Stretch } from './selection.ts'

type Tools = {
  /** The plane that columns lie on, which the band is drawn on. */
  readonly plane: HTMLElement | null
  readonly scroller: HTMLElement | null
  readonly context: () => GridContext
  readonly onEnd: () => void
  readonly onBand: (stretch: Stretch, add: boolean) => void
}

/** Px that a hand trembles without meaning to draw a band. */
const THRESHOLD_PX = 4

/** Draws a band from where the pointer was pressed to where it is, until it is let go or given up. Returns how to end it. */
export function bandByPointer(event: PointerEvent, tools: Tools): () => void {
  const { plane, scroller, context } = tools
  const from = pointerAt(context(), handOf(event))
  const layout = context().measure()
  if (from === null || layout === null || plane === null || scroller === null) return () => undefined
  const over = new AbortController()
  const start = gridPointAt(layout, from.x, from.y)
  const band = document.createElement('div')
  band.className = classes.band ?? ''
  let hand = handOf(event)
  let frame = 0

  const draw = () => {
    frame = requestAnimationFrame(draw)
    const now = context().measure()
    if (now === null) return
    const { dx, dy } = edgeScroll(now, hand.x, hand.y)
    if (dx !== 0 || dy !== 0) scroller.scrollBy(dx, dy)
    paint(band, now, stretchTo(now))
  }
  const stretchTo = (now: Layout): Stretch => {
    const end = gridPointAt(now, hand.x, hand.y)
    return { columns: [start.column, end.column], minutes: [start.minute, end.minute] }
  }
  const end = (released = false) => {
    over.abort()
    cancelAnimationFrame(frame)
    if (band.isConnected) swallowClick(released)
    band.remove()
    tools.onEnd()
  }
  listenToHand(over.signal, {
    onMove: (next) => {
      hand = { ...hand, ...next }
      if (band.isConnected || Math.hypot(hand.x - from.x, hand.y - from.y) < THRESHOLD_PX) return
      scroller.setPointerCapture(event.pointerId)
      plane.append(band)
      frame = requestAnimationFrame(draw)
    },
    onRelease: () => {
      const now = band.isConnected ? context().measure() : null
      end(true)
      if (now !== null) tools.onBand(stretchTo(now), hand.mod)
    },
    onGiveUp: () => end(),
  })
  return end
}

function paint(band: HTMLElement, layout: Layout, { columns, minutes }: Stretch): void {
  const first = Math.min(...columns)
  const top = Math.min(...minutes)
  const x = first * layout.columnWidth * (layout.rtl ? -1 : 1)
  const y = (top - layout.from) * layout.minutePx
  band.style.transform = `translate(${x}px, ${y}px)`
  band.style.width = `${(Math.max(...columns) - first + 1) * layout.columnWidth}px`
  band.style.height = `${(Math.max(...minutes) - top) * layout.minutePx}px`
}
