import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { DayText } from '../../components/date-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Table } from '../../components/table.tsx'
import { CreditNumber } from '../../components/xray/credit-number.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import type { Pack } from '../../panels/pack.ts'
import classes from './client.module.css'
import type { PackAct } from './pack-acts.ts'
import { type PackActing, PackDialogs } from './pack-dialogs.tsx'
import { PackMenu } from './pack-menu.tsx'
import type { Summary } from './view-model.ts'

type Props = {
  readonly summary: Summary
  /** Absent where the reader may not add any. */
  readonly onAdd?: () => void
  /** Whether packs can be frozen and ended: not those of a client who was merged into another. */
  readonly editable: boolean
}

/**
 * What a client holds, pack by pack. Each row and the last one add up in sight: used + scheduled + remaining =
 * total. The sums are main's own figures, so a wrong one would show.
 */
export function Packs({ summary, onAdd, editable }: Props) {
  const { t } = useTranslation()
  const [acting, setActing] = useState<PackActing | null>(null)
  if (summary.subscriptions.length === 0) {
    return (
      <EmptyState
        subject="credits"
        title={t('client.packs.none')}
        action={onAdd !== undefined && <Button onClick={onAdd}>{t('client.addSessions')}</Button>}
      >
        {t('client.packs.noneText')}
      </EmptyState>
    )
  }
  return (
    <section>
      <h2 className={classes.title}>{t('client.packs.title')}</h2>
      <Table label={t('client.packs.title')}>
        <thead>
          <tr>
            <th scope="col">{t('client.packs.name')}</th>
            <th scope="col">{t('client.packs.status')}</th>
            <SumHeads />
            <th scope="col" data-align="end">
              {t('client.packs.expires')}
            </th>
            {editable && (
              <th scope="col">
                <span className="visually-hidden">{t('client.packs.actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {summary.subscriptions.map((pack) => (
            <PackRow
              key={pack.id}
              clientId={summary.clientId}
              pack={pack}
              {...(editable ? { onAct: (act) => setActing({ act, pack }) } : {})}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('client.packs.sum')}
            </th>
            <SumCells sum={summary} clientId={summary.clientId} />
            <td />
            {editable && <td />}
          </tr>
        </tfoot>
      </Table>
      <PackDialogs acting={acting} onClose={() => setActing(null)} />
    </section>
  )
}

/** A membership goes on when its lots are over, and the days of what waits do not count yet. */
function LastDay({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation()
  const day = pack.kind === 'membership' && pack.status !== 'ended' ? pack.endsOn : pack.expiresOn
  if (day !== null) return <DayText day={day} />
  if (pack.status === 'queued') return t('client.packs.notYet')
  return pack.kind === 'membership' ? t('client.packs.untilEnded') : t('client.packs.never')
}

type RowProps = {
  readonly clientId: number
  readonly pack: Pack
  readonly onAct?: (act: PackAct) => void
}

function PackRow({ clientId, pack, onAct }: RowProps) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">
        {pack.packageName}
        <span className={classes.family}>{pack.family ?? t('client.packs.general')}</span>
      </th>
      <td>
        <StatusBadge of="subscription" status={pack.status} />
        <FreezeNote pack={pack} />
      </td>
      <SumCells sum={pack} clientId={clientId} subscriptionId={pack.id} />
      <td data-align="end">
        <LastDay pack={pack} />
      </td>
      {onAct !== undefined && (
        <td data-align="end">
          <span className={classes.action}>
            <PackMenu pack={pack} onAct={onAct} />
          </span>
        </td>
      )}
    </tr>
  )
}

/** Until when it is frozen, or from when it will be. */
function FreezeNote({ pack }: Pick<RowProps, 'pack'>) {
  const { t } = useTranslation()
  const { freeze, status } = pack
  if (freeze === null) return null
  const until = freeze.until === null ? null : formatDay(freeze.until, 'short')
  const from = formatDay(freeze.from, 'compact')
  return (
    <span className={classes.family}>
      {until === null
        ? t('validity.frozenOpen')
        : t(status === 'frozen' ? 'validity.frozenUntil' : 'validity.frozenFrom', { from, until })}
    </span>
  )
}

function SumHeads() {
  const { t } = useTranslation()
  return (['used', 'scheduled', 'remaining', 'total'] as const).map((name) => (
    <th key={name} scope="col" data-align="end">
      {t(`client.packs.${name}`)}
    </th>
  ))
}

type SumProps = {
  readonly sum: Pick<Summary, 'completed' | 'scheduled' | 'remaining' | 'total'>
  readonly clientId: number
  /** Of one pack; of all together where there is none. */
  readonly subscriptionId?: number
}

/** used + scheduled + remaining = total, with the signs between them. */
function SumCells({ sum, ...of }: SumProps) {
  return (
    <>
      <td data-align="end">
        <CreditNumber {...of} figure="used" value={sum.completed} />
      </td>
      <td data-align="end" className={classes.plus}>
        <CreditNumber {...of} figure="scheduled" value={sum.scheduled} />
      </td>
      <td data-align="end" className={classes.plus}>
        <CreditNumber {...of} figure="remaining" value={sum.remaining} />
      </td>
      <td data-align="end" className={classes.equals}>
        <CreditNumber {...of} figure="total" value={sum.total} />
      </td>
    </>
  )
}
