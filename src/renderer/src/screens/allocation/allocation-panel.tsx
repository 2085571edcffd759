import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { CreditFigures } from '../../components/credit-figures.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import type { Pack } from '../../panels/pack.ts'
import { RevokeDialog } from '../../panels/revoke-dialog.tsx'
import { openSale } from '../../panels/sale-store.ts'
import classes from './allocation.module.css'
import { QuickAdd } from './quick-add.tsx'

type Props = { readonly clientId: number }

/** A client's sessions beside the list: the figures, giving more or taking some, and the packs behind them. */
export function AllocationPanel({ clientId }: Props) {
  const client = useQuery('clients.get', { clientId })
  const summary = useQuery('credits.summary', { clientId })
  return (
    <Answered answer={client}>
      {({ client: shown }) => (
        <div className={classes.panel}>
          {shown.status !== 'active' && (
            <div>
              <StatusBadge of="client" status={shown.status} />
            </div>
          )}
          <Answered answer={summary}>
            {(figures) => (
              <>
                <CreditFigures summary={figures} />
                <Acts client={shown} figures={figures} />
                <PackList packs={figures.subscriptions} />
              </>
            )}
          </Answered>
        </div>
      )}
    </Answered>
  )
}

type ActsProps = {
  readonly client: Value<'clients.get'>['client']
  readonly figures: Value<'credits.summary'>
}

function Acts({ client, figures }: ActsProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [turn, setTurn] = useState(0)
  const [taking, setTaking] = useState(false)
  const merged = client.status === 'merged'
  return (
    <>
      {may('credits.allocate') && !merged && (
        <section>
          <h3>{t('client.addSessions')}</h3>
          <QuickAdd key={turn} clientId={client.id} onAdded={() => setTurn(turn + 1)} />
        </section>
      )}
      <div className={classes.buttons}>
        {may('credits.revoke') && !merged && figures.remaining > 0 && (
          <Button onClick={() => setTaking(true)}>{t('allocation.remove')}</Button>
        )}
        {may('sales.write') && !merged && (
          <Button onClick={() => openSale({ client: { id: client.id, name: fullName(client) } })}>
            {t('sale.open')}
          </Button>
        )}
        <Link className={classes.link} to="/clients/$clientId" params={{ clientId: String(client.id) }}>
          {t('schedule.panel.openClient')}
        </Link>
      </div>
      <RevokeDialog
        opened={taking}
        onClose={() => setTaking(false)}
        client={{ id: client.id, name: fullName(client) }}
      />
    </>
  )
}

type PackListProps = { readonly packs: readonly Pack[] }

function PackList({ packs }: PackListProps) {
  const { t } = useTranslation()
  const facts = (pack: Pack) => {
    const { remaining, scheduled, completed, total, expiresOn } = pack
    const sum = t('allocation.packSum', { remaining, scheduled, completed, total })
    const told =
      expiresOn === null ? sum : `${sum} · ${t('allocation.until', { day: formatDay(expiresOn, 'short') })}`
    // A line ends between two facts, never inside one.
    return told
      .split(' · ')
      .map((fact) => fact.replaceAll(' ', '\u00a0'))
      .join(' · ')
  }
  return (
    <section>
      <h3>{t('client.packs.title')}</h3>
      {packs.length === 0 ? (
        <p className={classes.none}>{t('client.packs.none')}</p>
      ) : (
        <ul className={classes.packs}>
          {packs.map((pack) => (
            <li key={pack.id}>
              <strong>
                <bdi>{pack.packageName}</bdi>
              </strong>
              <StatusBadge of="subscription" status={pack.status} />
              <span className={classes.facts} data-figure>
                {facts(pack)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
