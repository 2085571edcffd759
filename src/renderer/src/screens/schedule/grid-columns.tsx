import type { StopPlace } from './arrows.ts'
import type { Group, ScheduleView } from './columns.ts'
import { useFound } from './found-store.ts'
import type { ColumnRange } from './geometry.ts'
import { GridColumn } from './grid-column.tsx'
import type { Colouring } from './look.ts'
import { markedIn, useSelection } from './many/selection.ts'

type Props = {
  readonly view: ScheduleView
  readonly group: Group
  readonly colouring: Colouring
  readonly seen: ColumnRange
  readonly tabbable: StopPlace | null
  readonly selectedId: number | null
  readonly onSelect: (sessionId: number) => void
}

const NOTHING: ReadonlySet<number> = new Set()

/** The columns in sight. Those out of sight are not in the page at all. */
export function GridColumns({ view, group, colouring, seen, tabbable, selectedId, onSelect }: Props) {
  const { columns, days } = view
  const chosen = useSelection(({ ids }) => ids)
  const cut = useSelection(({ clip }) => (clip?.kind === 'cut' ? clip.ids : NOTHING))
  const found = useFound(({ ids }) => ids)
  const week = days.length > 1
  return drawn(seen, tabbable?.column ?? null).map((index) => {
    const column = columns[index]
    if (column === undefined) return null
    const selected = column.sessions.some((session) => session.id === selectedId)
    return (
      <GridColumn
        key={column.key}
        column={column}
        index={index}
        group={group}
        colouring={colouring}
        named={week}
        first={week && days.some((day) => day.first === index)}
        tabbableId={tabbable?.column === index ? tabbable.stop.id : null}
        selectedId={selected ? selectedId : null}
        marked={markedIn(column, chosen)}
        cut={markedIn(column, cut)}
        found={found === null ? null : markedIn(column, found)}
        onSelect={onSelect}
      />
    )
  })
}

/** The columns in sight, and the one that Tab leads to. */
function drawn({ from, to }: ColumnRange, pinned: number | null): readonly number[] {
  const seen = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
  if (pinned === null || seen.length === 0 || (pinned >= from && pinned < to)) return seen
  return [...seen, pinned].sort((a, b) => a - b)
}
