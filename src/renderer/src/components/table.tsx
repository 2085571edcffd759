import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import classes from './table.module.css'

type Props = {
  /** What the rows are: "Subscriptions". */
  readonly label: string
  /** `thead`, `tbody` and `tfoot`. Cells with figures carry `data-align="end"`. */
  readonly children: ReactNode
}

/** A short table that stands in a page, where all its rows can be seen. Long lists are a `DataTable`. */
export function Table({ label, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  // Where there is something to scroll to, the keyboard has to be able to.
  const scrolls = useOverflow(frame)
  return (
    <div
      ref={frame}
      className={classes.scroller}
      {...(scrolls ? { role: 'group', 'aria-label': label, tabIndex: 0 } : {})}
    >
      <table className={classes.root} aria-label={label}>
        {children}
      </table>
    </div>
  )
}

/** Whether an element is narrower than what it holds. */
function useOverflow(element: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false)
  useLayoutEffect(() => {
    const node = element.current
    const content = node?.firstElementChild
    if (node === null || content == null) return
    const observer = new ResizeObserver(() => setOverflows(node.scrollWidth > node.clientWidth))
    observer.observe(node)
    observer.observe(content)
    return () => observer.disconnect()
  }, [element])
  return overflows
}
