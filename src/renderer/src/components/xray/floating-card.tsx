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
 * anchor into it and from it to what follows the anchor, Escape puts it away, and it goes when the focus is on neither.
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
      if (event.key === 'Tab') leadTab(event, card.current, anchor)
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

/**
 * Tab, as if the card stood right behind its anchor: from the anchor into it, and on to what follows the anchor. In the
 * window it stands last, so that nothing would follow it.
 */
function leadTab(event: KeyboardEvent, card: HTMLElement | null, anchor: HTMLElement): void {
  const { activeElement } = document
  if (card?.contains(activeElement) === true) {
    if (event.shiftKey) moveFocus(event, anchor)
    // The key itself then goes on from here.
    else anchor.focus({ preventScroll: true })
    return
  }
  const first = card?.querySelector('button')
  if (activeElement === anchor && !event.shiftKey && first) moveFocus(event, first)
}

function moveFocus(event: KeyboardEvent, to: HTMLElement): void {
  event.preventDefault()
  to.focus({ preventScroll: true })
}
