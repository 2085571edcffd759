import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'

/** Whose details float: the card on the grid that they belong to. */
export type Hovered = { readonly sessionId: number; readonly anchor: HTMLElement }

/** How long a pointer rests before it asks, and how long it may be on its way over, ms. */
const ASK_MS = 400
const LEAVE_MS = 250

export type HoverCard = {
  readonly hovered: Hovered | null
  /** Shows at once what belongs to the card that has the focus. */
  readonly showFocused: () => Hovered | null
  readonly hide: () => void
  /** The pointer is over what floats, or has left it. */
  readonly hold: () => void
  readonly release: () => void
}

const cardAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-session]:not([data-more])') : null

/** Which card's details are asked for, by a pointer that rests on it or by key. Costs nothing until it is asked. */
export function useHoverCard(scroller: RefObject<HTMLElement | null>): HoverCard {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** The card that the pointer is on, whether its details are shown, on their way, or were put away. */
  const under = useRef<HTMLElement | null>(null)
  const later = useCallback((act: () => void, delay: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(act, delay)
  }, [])
  const hide = useCallback(() => {
    clearTimeout(timer.current)
    setHovered(null)
  }, [])
  const show = useCallback((anchor: HTMLElement): Hovered => {
    clearTimeout(timer.current)
    const next = { sessionId: Number(anchor.dataset.session), anchor }
    setHovered(next)
    return next
  }, [])

  useEffect(() => {
    const node = scroller.current
    if (node === null) return
    const over = new AbortController()
    const { signal } = over
    // Only a hand that moves asks: what comes to lie under a resting one does not.
    const onMove = ({ target, pointerType, buttons }: PointerEvent) => {
      const card = cardAt(target)
      if (card === under.current || pointerType === 'touch' || buttons !== 0) return
      under.current = card
      if (card !== null) later(() => card.isConnected && show(card), ASK_MS)
      else later(() => setHovered(null), LEAVE_MS)
    }
    const onLeave = () => {
      under.current = null
      later(() => setHovered(null), LEAVE_MS)
    }
    node.addEventListener('pointermove', onMove, { signal, passive: true })
    node.addEventListener('pointerleave', onLeave, { signal })
    // A hand that takes hold of something or scrolls, and a key that leads on, want to see what lies there.
    node.addEventListener('pointerdown', hide, { signal })
    node.addEventListener('keydown', ({ key }) => key !== 'Tab' && hide(), { signal })
    node.addEventListener('scroll', hide, { signal, passive: true })
    return () => {
      over.abort()
      clearTimeout(timer.current)
    }
  }, [scroller, show, hide, later])

  return useMemo(
    () => ({
      hovered,
      hide,
      showFocused: () => {
        const card = cardAt(document.activeElement)
        return card === null || scroller.current?.contains(card) !== true ? null : show(card)
      },
      hold: () => clearTimeout(timer.current),
      release: () => later(() => setHovered(null), LEAVE_MS),
    }),
    [hovered, hide, show, later, scroller],
  )
}
