import { handOf, listenToHand, swallowClick } from '../schedule/drag-by-pointer.ts'
import classes from './assignments.module.css'
import { type Card, NOBODY } from './columns.ts'

/** Less is a click. */
const FAR_ENOUGH = 4
/** How near an edge of the board it scrolls by itself, and how fast at most, px a frame. */
const EDGE = 48
const FASTEST = 16

type DragTools = {
  /** What scrolls sideways and holds the columns. */
  readonly board: HTMLElement
  readonly card: Card
  readonly from: number
  readonly takes: (key: number) => boolean
  /** The hand came over another column that takes the client, or left all of them: null. */
  readonly onOver: (key: number | null) => void
  /** It began: the card is in the hand. */
  readonly onLift: () => void
  /** It was let go over a column, or given up: null. */
  readonly onEnd: (key: number | null) => void
}

type Spot = { readonly x: number; readonly y: number }

/** Follows the hand from the press on a card until it is let go or given up; a name beside it says what it holds. */
export function dragClient(event: PointerEvent, tools: DragTools): void {
  const over = new AbortController()
  const begin = handOf(event)
  let hand: Spot = begin
  let held: HTMLElement | null = null
  let target: number | null = null
  let frame = 0

  const draw = () => {
    frame = requestAnimationFrame(draw)
    tools.board.scrollBy({ left: edgePull(tools.board, hand.x) })
    if (held !== null) held.style.transform = `translate(${hand.x + 12}px, ${hand.y + 8}px)`
    const key = columnAt(tools.board, hand)
    const next = key !== null && key !== tools.from && tools.takes(key) ? key : null
    if (next === target) return
    target = next
    tools.onOver(next)
  }
  const lift = () => {
    held = heldName(tools.card.clientName)
    tools.onLift()
    frame = requestAnimationFrame(draw)
  }
  const end = (letGo: boolean) => {
    over.abort()
    cancelAnimationFrame(frame)
    if (held === null) return
    held.remove()
    swallowClick(letGo)
    tools.onEnd(letGo ? target : null)
  }
  listenToHand(over.signal, {
    onMove: (next) => {
      hand = { ...hand, ...next }
      if (held === null && Math.hypot(hand.x - begin.x, hand.y - begin.y) >= FAR_ENOUGH) lift()
    },
    onRelease: () => end(true),
    onGiveUp: () => end(false),
  })
}

/** The column below the hand; beside all columns none. */
function columnAt(board: HTMLElement, { x, y }: Spot): number | null {
  const area = board.getBoundingClientRect()
  if (y < area.top || y > area.bottom) return null
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')]
  // Nobody's stays in sight while the others pass below it.
  columns.sort(
    (a, b) => Number(b.dataset.column === String(NOBODY)) - Number(a.dataset.column === String(NOBODY)),
  )
  const below = columns.find((column) => {
    const { left, right } = column.getBoundingClientRect()
    return x >= left && x < right
  })
  return below === undefined ? null : Number(below.dataset.column)
}

function edgePull(board: HTMLElement, x: number): number {
  const { left, right } = board.getBoundingClientRect()
  const pull = (distance: number) => Math.round(FASTEST * Math.min(1, (EDGE - distance) / EDGE))
  if (x < left + EDGE) return -pull(Math.max(0, x - left))
  return x > right - EDGE ? pull(Math.max(0, right - x)) : 0
}

function heldName(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = classes.held ?? ''
  element.textContent = name
  element.dir = 'auto'
  const shield = document.createElement('div')
  shield.className = classes.shield ?? ''
  shield.append(element)
  document.body.append(shield)
  return Object.assign(element, { remove: () => shield.remove() })
}
