import { type FocusEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { isRightToLeft } from '../../i18n/locale.ts'
import { floatingPlace } from '../floating-place.ts'
import { hideXray, holdXray, releaseXray } from './store.ts'
import classes from './xray.module.css'

type Props = {
  /** What it stands beside. */
  readonly anchor: HTMLElement
  readonly label: string
  readonly children: ReactNode
}

/**
 * Floats above everything beside its anchor, and follows as it grows. It takes no focus by itself: Tab leads from the
 * anchor into it, Escape puts it away, and it goes when the focus is on neither.
 */
export function FloatingCard({ anchor, label, children }: Props) {
  const card = useRef<HTMLDivElement>(null)
  usePlace(card, anchor)
  useKeys(card, anchor)
  const onBlur = ({ relatedTarget }: FocusEvent<HTMLDivElement>) => {
    if (relatedTarget !== anchor && !card.current?.contains(relatedTarget)) hideXray()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of facts and an action, not of fields
    <div
      ref={card}
      popover="manual"
      role="group"
      aria-label={label}
      className={classes.card}
      onPointerEnter={holdXray}
      onPointerLeave={releaseXray}
      onBlur={onBlur}
    >
      {children}
    </div>
  )
}

function usePlace(card: RefObject<HTMLDivElement | null>, anchor: HTMLElement): void {
  useLayoutEffect(() => {
    const node = card.current
    if (node === null) return
    node.showPopover()
    const place = () => {
      const size = { width: node.offsetWidth, height: node.offsetHeight }
      const screen = { width: window.innerWidth, height: window.innerHeight }
      const { left, top } = floatingPlace(anchor.getBoundingClientRect(), size, screen, isRightToLeft())
      node.style.left = `${left}px`
      node.style.top = `${top}px`
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(node)
    // What scrolls away below it leaves it behind; what scrolls inside it is its own.
    const onScroll = ({ target }: Event) => {
      if (!(target instanceof Node) || !node.contains(target)) place()
    }
    window.addEventListener('scroll', onScroll, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', onScroll, { capture: true })
    }
  }, [card, anchor])
}

function useKeys(card: RefObject<HTMLDivElement | null>, anchor: HTMLElement): void {
  useEffect(() => {
    const within = (node: unknown) => node instanceof Node && card.current?.contains(node) === true
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Tab') {
        const next = nextStop(card.current, anchor, event.shiftKey)
        if (next !== null) moveFocus(event, next)
        return
      }
      if (event.key !== 'Escape') return
      // Only this is put away, not what lies below it.
      event.stopPropagation()
      event.preventDefault()
      if (within(document.activeElement)) moveFocus(event, anchor)
      hideXray()
    }
    const onAnchorBlur = ({ relatedTarget }: globalThis.FocusEvent) => {
      if (!within(relatedTarget)) hideXray()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    anchor.addEventListener('blur', onAnchorBlur)
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      anchor.removeEventListener('blur', onAnchorBlur)
    }
  }, [card, anchor])
}

/** Where Tab leads between the anchor and the card; null where it leads elsewhere. */
function nextStop(card: HTMLElement | null, anchor: HTMLElement, back: boolean): HTMLElement | null {
  const { activeElement } = document
  if (back) return card?.contains(activeElement) === true ? anchor : null
  return activeElement === anchor ? (card?.querySelector('button') ?? null) : null
}

function moveFocus(event: KeyboardEvent, to: HTMLElement): void {
  event.preventDefault()
  to.focus({ preventScroll: true })
}
