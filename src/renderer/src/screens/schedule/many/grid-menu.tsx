import { Menu } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import { Keys } from '../../../components/keys.tsx'
import classes from './many.module.css'

/** One line of the menu; null is a rule between two groups. */
export type MenuLine = {
  readonly label: string
  /** The shortcut that does the same. */
  readonly keys?: string
  readonly danger?: boolean
  readonly run: () => void
} | null

type Props = {
  /** What the menu is about. */
  readonly label: string
  /** Where it opens, px in the window. */
  readonly x: number
  readonly y: number
  readonly lines: readonly MenuLine[]
  readonly onClose: () => void
}

/** The menu of a session or a free place. Its first line has the focus; the focus returns to where it was. */
export function GridMenu({ label, x, y, lines, onClose }: Props) {
  const before = useRef(document.activeElement)
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const opener = before.current
    return () => {
      // Closed without something new that took the focus.
      const now = document.activeElement
      const lost = now === null || now === document.body || list.current?.contains(now) === true
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [])
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      offset={2}
      width={280}
      returnFocus={false}
      floatingStrategy="fixed"
      aria-label={label}
    >
      <Menu.Target>
        <div className={classes.spot} style={{ left: x, top: y }} aria-hidden="true" />
      </Menu.Target>
      <Menu.Dropdown ref={list} aria-label={label}>
        {lines.map((line, index) =>
          line === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule has nothing but its place
            <Menu.Divider key={index} />
          ) : (
            <Menu.Item
              key={line.label}
              data-autofocus={index === 0 || undefined}
              data-danger={line.danger || undefined}
              className={classes.item}
              rightSection={line.keys === undefined ? undefined : <Keys keys={line.keys} />}
              onClick={line.run}
            >
              {line.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
