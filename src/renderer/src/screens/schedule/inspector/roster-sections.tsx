import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLive } from '../../../../../shared/domain/bookings.ts'
import classes from '../session-panel.module.css'
import type { DaySession } from '../sessions.ts'
import { AllAttended } from './all-attended.tsx'
import type { RosterBooking } from './choices.ts'
import own from './inspector.module.css'
import { entryAfterKey, rosterOf } from './roster.ts'
import { RosterEntry } from './roster-entry.tsx'
import { usePermits } from './use-choices.ts'

type Props = { readonly session: DaySession }

/** Who comes, who waits in which place, and, folded away, who gave their place up. Arrow keys go from one to the next. */
export function RosterSections({ session }: Props) {
  const { t } = useTranslation()
  const permits = usePermits(session)
  const [chosen, setChosen] = useState<number | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const { places, waiting, others } = rosterOf(session)
  const isChosenIn = (part: readonly RosterBooking[]) => part.some(({ id }) => id === chosen)
  const root = useFocusAcrossParts([places, waiting, others].findIndex(isChosenIn))
  const free = session.capacity - session.booked
  const entry = (booking: RosterBooking, place?: number) => (
    <RosterEntry
      key={booking.id}
      session={session}
      booking={booking}
      place={place}
      permits={permits}
      opened={chosen === booking.id}
      onToggle={() => setChosen(chosen === booking.id ? null : booking.id)}
    />
  )
  if (!permits.roster) return <p className={classes.none}>{t('inspector.hidden')}</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the keys that bubble here
    <div ref={root} className={classes.sections} onKeyDown={goOn}>
      <section aria-label={t('inspector.roster')}>
        <PartHead title={t('inspector.roster')} heading={heading}>
          {t('schedule.booked', session)}
          {session.status === 'open' &&
            ` · ${free > 0 ? t('schedule.panel.free', { count: free }) : t('schedule.panel.full')}`}
        </PartHead>
        {permits.outcome && (
          <AllAttended
            session={session}
            coming={places.filter(({ status }) => isLive(status))}
            onDone={() => heading.current?.focus()}
          />
        )}
        {places.length === 0 && <p className={classes.none}>{t('schedule.panel.noBookings')}</p>}
        <ul className={classes.list}>{places.map((booking) => entry(booking))}</ul>
      </section>
      {waiting.length > 0 && (
        <section aria-label={t('inspector.waitlist')}>
          <PartHead title={t('inspector.waitlist')}>
            {t('inspector.waitlistCount', { count: waiting.length })}
          </PartHead>
          <ol className={classes.list}>{waiting.map((booking, index) => entry(booking, index + 1))}</ol>
        </section>
      )}
      {others.length > 0 && (
        <Fold
          label={t('inspector.others', { count: others.length })}
          opened={unfolded || isChosenIn(others)}
          onToggle={(opened) => {
            setUnfolded(opened)
            if (!opened && isChosenIn(others)) setChosen(null)
          }}
        >
          {others.map((booking) => entry(booking))}
        </Fold>
      )}
    </div>
  )
}

type HeadProps = {
  readonly title: string
  /** For whoever brings the focus here. */
  readonly heading?: RefObject<HTMLHeadingElement | null>
  readonly children: ReactNode
}

/** What a part of the roster is called, and how many it has. */
function PartHead({ title, heading, children }: HeadProps) {
  return (
    <header className={classes.head}>
      <h3 ref={heading} tabIndex={heading === undefined ? undefined : -1}>
        {title}
      </h3>
      <span className={classes.places} data-figure>
        {children}
      </span>
    </header>
  )
}

/** Who moves to another part of the roster takes the focus along: the line that had it is another one there. */
function useFocusAcrossParts(part: number): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (part === -1 || document.activeElement !== document.body) return
    root.current?.querySelector<HTMLElement>('[data-entry][aria-expanded="true"]')?.focus()
  }, [part])
  return root
}

/** Moves the focus along the lines of the roster, wherever one of them has it. */
function goOn(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  if (!target.matches('[data-entry]')) return
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')]
  const next = entryAfterKey(event.key, entries.indexOf(target), entries.length)
  if (next === null) return
  event.preventDefault()
  entries[next]?.focus()
}

type FoldProps = {
  readonly label: string
  readonly opened: boolean
  readonly onToggle: (opened: boolean) => void
  readonly children: ReactNode
}

function Fold({ label, opened, onToggle, children }: FoldProps) {
  const id = useId()
  return (
    <section aria-label={label}>
      <button
        type="button"
        className={own.fold}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onClick={() => onToggle(!opened)}
      >
        <ChevronDown size={14} aria-hidden="true" />
        {label}
      </button>
      {opened && (
        <ul id={id} className={classes.list}>
          {children}
        </ul>
      )}
    </section>
  )
}
