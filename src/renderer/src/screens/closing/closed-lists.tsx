import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import classes from './closing.module.css'
import type { Closing } from './closing.ts'

/** More than these are asked for. */
const SHOWN = 8

type ListProps<Row> = {
  readonly id: string
  readonly title: string
  readonly none: string
  readonly rows: readonly Row[]
  readonly children: (row: Row) => ReactNode
}

function ShortList<Row>({ id, title, none, rows, children }: ListProps<Row>) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, SHOWN)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {rows.length > 0 && (
          <span className={classes.count} data-figure>
            {rows.length}
          </span>
        )}
      </h2>
      {rows.length === 0 ? (
        <p className={classes.hint}>{none}</p>
      ) : (
        <ul className={classes.list} aria-labelledby={id}>
          {shown.map(children)}
        </ul>
      )}
      {rows.length > shown.length && (
        <Button tone="quiet" onClick={() => setAll(true)}>
          {t('closing.showAll', { count: rows.length })}
        </Button>
      )}
    </section>
  )
}

/** Everybody who loses a place or a wait, with what goes back to them. */
export function ClosedClients({ clients }: Pick<Closing, 'clients'>) {
  const { t } = useTranslation()
  return (
    <ShortList id="closed-clients" title={t('closing.clients')} none={t('closing.noClients')} rows={clients}>
      {({ clientId, clientName, bookings, waits, returned }) => (
        <li key={clientId}>
          <span className={classes.name} dir="auto">
            {clientName}
          </span>
          <span className={classes.hint}>
            {[
              bookings > 0 ? t('closing.loses', { count: bookings }) : '',
              waits > 0 ? t('closing.waits', { count: waits }) : '',
            ]
              .filter((part) => part !== '')
              .join(', ')}
          </span>
          <span data-figure>{returned > 0 && t('closing.getsBack', { count: returned })}</span>
        </li>
      )}
    </ShortList>
  )
}

/** Every pack that is extended: its last valid day before and after, or why it stays. */
export function ExtendedPacks({ packs }: Pick<Closing, 'packs'>) {
  const { t } = useTranslation()
  return (
    <ShortList id="extended-packs" title={t('closing.packs')} none={t('closing.noPacks')} rows={packs}>
      {({ grantId, clientName, name, expiresOn, extendedTo, refusal }) => (
        <li key={grantId}>
          <span className={classes.name} dir="auto">
            {clientName}
          </span>
          <span className={classes.hint}>
            {name}, {t('closing.until', { day: formatDay(expiresOn, 'short') })}
          </span>
          <span data-figure>
            {refusal === null && extendedTo !== null
              ? t('closing.extendedTo', { day: formatDay(extendedTo, 'short') })
              : refusal?.message}
          </span>
        </li>
      )}
    </ShortList>
  )
}
