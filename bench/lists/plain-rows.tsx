import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { TOTAL } from './data.ts'

type Props = { readonly columns: string; readonly rows: readonly (readonly string[])[] }

const ROW = 32

/** Rows in a window as TanStack's own example has them: texts in bare boxes, and nothing that can be done with them. */
export function PlainRows({ columns, rows }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: TOTAL,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  return (
    <div ref={scroller} data-scroller style={{ flex: 1, overflow: 'auto', contain: 'strict' }}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <div
            key={key}
            style={{
              position: 'absolute',
              insetInline: 0,
              top: 0,
              height: ROW,
              display: 'grid',
              gridTemplateColumns: columns,
              alignItems: 'center',
              transform: `translateY(${start}px)`,
            }}
          >
            {rows[index]?.map((text, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell has nothing but its place
              <div key={place}>{text}</div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
