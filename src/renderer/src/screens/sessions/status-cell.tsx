import { Popover } from '@mantine/core'
import type { TFunction } from 'i18next'
import { ChevronDown } from 'lucide-react'
import { type SyntheticEvent, useRef } from 'react'
import { StatusInRow } from '../../components/status-badge.tsx'
import { MovesMenu } from './moves-menu.tsx'
import { closeMoves, openMoves, useMoves } from './moves-store.ts'
import classes from './sessions.module.css'
import type { SessionRow } from './view-model.ts'

type Props = { readonly t: TFunction; readonly row: SessionRow }

/** What became of it; pressed, what can still be done with it. A session of nobody has only its state. */
export function StatusCell({ t, row }: Props) {
  if (row.bookingId === null) {
    return <StatusInRow t={t} status={{ of: 'session', status: row.sessionStatus }} />
  }
  return <BookingStatus t={t} row={row} bookingId={row.bookingId} />
}

/** What happens in the menu is not the row's: React tells the row of it all the same. */
const keep = (event: SyntheticEvent) => event.stopPropagation()

function BookingStatus({ t, row, bookingId }: Props & { readonly bookingId: number }) {
  const opened = useMoves((moves) => moves.opened === bookingId)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    closeMoves()
    button.current?.closest<HTMLElement>('[data-row]')?.focus()
  }
  const { status } = row
  const label = t('sessions.moves.of', { name: row.clientName ?? '' })
  const badge = (
    <button
      ref={button}
      type="button"
      tabIndex={-1}
      className={classes.status}
      aria-label={`${t(`status.booking.${status === 'open' ? 'pending' : status}`)}: ${label}`}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => (opened ? close() : openMoves(bookingId))}
    >
      {status !== 'open' && <StatusInRow t={t} status={{ of: 'booking', status }} />}
      <ChevronDown size={12} aria-hidden="true" />
    </button>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the row beneath from hearing of it
    <span onClick={keep} onDoubleClick={keep} onKeyDown={keep} onFocus={keep}>
      {opened ? (
        <Popover opened onChange={(open) => !open && close()} position="bottom-start" width={360} trapFocus>
          <Popover.Target>{badge}</Popover.Target>
          <Popover.Dropdown aria-label={label}>
            <MovesMenu sessionId={row.sessionId} bookingId={bookingId} onDone={close} />
          </Popover.Dropdown>
        </Popover>
      ) : (
        // What holds a menu costs more than all the rest of a row, and hundreds are drawn while a list is scrolled.
        badge
      )}
    </span>
  )
}
