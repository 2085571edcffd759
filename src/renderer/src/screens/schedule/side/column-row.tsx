import { Checkbox } from '@mantine/core'
import { GripVertical, Pin } from 'lucide-react'
import { type KeyboardEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './side-panel.module.css'

export type RowActs = {
  readonly onToggle: (key: number) => void
  readonly onPin: (key: number) => void
  readonly onGoTo: (key: number) => void
  readonly onKeyDown: (event: KeyboardEvent, key: number) => void
  readonly onFocus: (key: number) => void
  /** The handle is pressed: the row follows the hand. */
  readonly onGrip: (event: PointerEvent, key: number) => void
}

type Props = {
  readonly id: number
  readonly name: string
  /** Sessions in the days on screen. */
  readonly count: number
  readonly shown: boolean
  readonly pinned: boolean
  readonly tabbable: boolean
  readonly acts: RowActs
}

/** One trainer or room: whether it has a column, how much is in it, and whether it is held first. */
export const ColumnRow = memo(function ColumnRow(props: Props) {
  const { id, name, count, shown, pinned, tabbable, acts } = props
  const { t } = useTranslation()
  return (
    <li className={classes.row} data-row={id} data-hidden={!shown || undefined}>
      <span
        className={classes.grip}
        aria-hidden="true"
        onPointerDown={(event) => acts.onGrip(event.nativeEvent, id)}
      >
        <GripVertical size={12} />
      </span>
      <Checkbox
        size="xs"
        className={classes.check}
        checked={shown}
        tabIndex={tabbable ? 0 : -1}
        aria-label={t('schedule.side.columns.count', { name, count })}
        aria-keyshortcuts="Space Enter P Alt+ArrowUp Alt+ArrowDown"
        onChange={() => acts.onToggle(id)}
        onKeyDown={(event) => acts.onKeyDown(event, id)}
        onFocus={() => acts.onFocus(id)}
      />
      {/* By keyboard both are keys of the box, so that the list stays one stop. */}
      <button
        type="button"
        className={classes.name}
        tabIndex={-1}
        title={t('schedule.side.columns.goTo', { name })}
        onClick={() => acts.onGoTo(id)}
      >
        {name}
      </button>
      <span className={classes.count} data-figure aria-hidden="true">
        {count > 0 && count}
      </span>
      <button
        type="button"
        className={classes.pin}
        tabIndex={-1}
        aria-pressed={pinned}
        aria-label={t(pinned ? 'schedule.side.columns.unpin' : 'schedule.side.columns.pin', { name })}
        title={t(pinned ? 'schedule.side.columns.unpin' : 'schedule.side.columns.pin', { name })}
        onClick={() => acts.onPin(id)}
      >
        <Pin size={12} aria-hidden="true" />
      </button>
    </li>
  )
})
