import { useMediaQuery } from '@mantine/hooks'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../components/button.tsx'
import classes from './side-panel.module.css'
import { useSide } from './side-store.ts'

const PANEL = 'schedule-side'

/** How wide the window has to be for the panel to stand beside the grid, px; with an inspector on the other side, more. */
const BESIDE_PX = { alone: 1180, withInspector: 1440 } as const

export type SideFold = {
  readonly folded: boolean
  /** There is no room beside the grid: the panel lies over it, and is folded until it is asked for. */
  readonly over: boolean
  readonly toggle: () => void
}

/** Whether the panel is open: as it was left, and folded by itself where the grid needs the room. */
export function useSideFold(hasInspector: boolean): SideFold {
  const least = hasInspector ? BESIDE_PX.withInspector : BESIDE_PX.alone
  const over = useMediaQuery(`(max-width: ${least - 1}px)`, false, { getInitialValueInEffect: false })
  const { folded, openedOver } = useSide()
  const toggle = useCallback(() => {
    useSide.setState((side) => (over ? { openedOver: !side.openedOver } : { folded: !side.folded }))
  }, [over])
  return { folded: over ? !openedOver : folded, over, toggle }
}

type ToggleProps = {
  readonly fold: SideFold
  /** Whether there is a panel yet: not before the schedule is read. */
  readonly here: boolean
}

/** Opens and folds the panel. */
export function SideToggle({ fold, here }: ToggleProps) {
  const { t } = useTranslation()
  const { folded, toggle } = fold
  const Icon = folded ? PanelLeftOpen : PanelLeftClose
  return (
    <span className={classes.toggle}>
      <IconButton
        label={t(folded ? 'schedule.side.open' : 'schedule.side.close')}
        icon={<Icon size={16} aria-hidden="true" />}
        expanded={!folded}
        {...(here ? { controls: PANEL } : {})}
        onClick={toggle}
      />
    </span>
  )
}

type Props = { readonly fold: SideFold; readonly children: ReactNode }

/** What stands left of the schedule: days to go to, and whose columns there are. */
export function SidePanel({ fold, children }: Props) {
  const { t } = useTranslation()
  const { folded, over, toggle } = fold
  return (
    <section
      id={PANEL}
      className={classes.root}
      aria-label={t('schedule.side.label')}
      data-over={over || undefined}
      hidden={folded}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && over && !event.defaultPrevented) toggle()
      }}
    >
      {!folded && children}
    </section>
  )
}
