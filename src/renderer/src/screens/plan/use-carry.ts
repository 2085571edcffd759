import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useStudio } from '../../state/studio.ts'
import { blockId, movedStart, type Window } from './view-model.ts'

type Options = {
  readonly at: string
  readonly index: number
  readonly window: Window
  readonly onMove: (startsAt: string | null) => void
}

/** How far a pointer goes before it drags. */
const DEAD = 4

/** Carries a session along its day: by the pointer, or by the arrow keys. */
export function useCarry({ at, index, window, onMove }: Options) {
  const { zone } = useStudio()
  const track = useRef<HTMLDivElement>(null)
  const from = useRef<number | null>(null)
  const [carried, setCarried] = useState<string | null>(null)

  const startAt = (x: number): string => {
    const width = track.current?.clientWidth ?? 1
    const minutes = ((x - (from.current ?? x)) / width) * (window.until - window.from)
    return movedStart(at, { minutes }, zone)
  }
  const end = () => {
    from.current = null
    setCarried(null)
  }
  return {
    track,
    carried,
    down: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = event.clientX
    },
    over: (event: PointerEvent<HTMLButtonElement>) => {
      if (from.current === null) return
      if (carried === null && Math.abs(event.clientX - from.current) < DEAD) return
      setCarried(startAt(event.clientX))
    },
    up: (event: PointerEvent<HTMLButtonElement>) => {
      if (from.current !== null && carried !== null) onMove(startAt(event.clientX))
      end()
    },
    cancel: end,
    key: (event: KeyboardEvent<HTMLButtonElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const act = actOf(event)
      if (act === null) return
      event.preventDefault()
      if ('by' in act) onMove(movedStart(at, act.by, zone))
      else if ('to' in act) document.getElementById(blockId(index + act.to))?.focus()
      else if (act.ends === 'move') onMove(null)
      else end()
    },
  }
}

type Act =
  | { readonly by: { readonly minutes?: number; readonly days?: number } }
  | { readonly to: 1 | -1 }
  | { readonly ends: 'move' | 'drag' }

/** What a key does; null for one that is somebody else's. */
function actOf({ key, shiftKey }: KeyboardEvent): Act | null {
  switch (key) {
    case 'ArrowLeft':
      return { by: shiftKey ? { days: -1 } : { minutes: -15 } }
    case 'ArrowRight':
      return { by: shiftKey ? { days: 1 } : { minutes: 15 } }
    case 'ArrowUp':
      return { to: -1 }
    case 'ArrowDown':
      return { to: 1 }
    case 'Backspace':
    case 'Delete':
      return { ends: 'move' }
    case 'Escape':
      return { ends: 'drag' }
    default:
      return null
  }
}
