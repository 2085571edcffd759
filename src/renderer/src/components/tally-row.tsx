import type { StrokeKind } from './credit-figures-view.ts'
import classes from './tally-row.module.css'

type Props = { readonly groups: readonly (readonly StrokeKind[])[] }

const GAP = 6
const GROUP_WIDTH = 4 * GAP + 8

/** Credits drawn as tally strokes. Decorative: the figures beside it say the same. */
export function TallyRow({ groups }: Props) {
  return (
    <svg
      className={classes.root}
      width={groups.length * GROUP_WIDTH}
      height={18}
      viewBox={`0 0 ${groups.length * GROUP_WIDTH} 18`}
      aria-hidden="true"
      focusable="false"
    >
      {groups.map((strokes, group) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the row is drawn anew as a whole
        <g key={group} transform={`translate(${group * GROUP_WIDTH + 4} 0)`}>
          {strokes.map((kind, stroke) => (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place in the group
              key={stroke}
              data-kind={kind}
              d={stroke === 4 ? `M-3 13L${3 * GAP + 3} 5` : `M${stroke * GAP} 3v12`}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}
