import type { TFunction } from 'i18next'
import type { DataColumn } from '../../components/data-table.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { Money } from '../../components/money.tsx'
import { StatusInRow } from '../../components/status-badge.tsx'
import classes from './sessions.module.css'
import { StatusCell } from './status-cell.tsx'
import type { SessionColumn, SessionRow } from './view-model.ts'

type Options = { readonly shown: readonly SessionColumn[]; readonly zone: string }

/** What the list shows of each booking, or of a session without one. */
export function sessionColumns(t: TFunction, { shown, zone }: Options): readonly DataColumn<SessionRow>[] {
  const all: Record<SessionColumn, Omit<DataColumn<SessionRow>, 'id' | 'header'>> = {
    client: {
      width: 'minmax(200px, 2fr)',
      sortable: true,
      cell: ({ clientName }) =>
        clientName === null ? (
          <span className={classes.nobody}>{t('sessions.nobody')}</span>
        ) : (
          <bdi className={classes.name}>{clientName}</bdi>
        ),
    },
    startsAt: {
      width: '152px',
      sortable: true,
      cell: ({ startsAt }) => (
        <span data-figure>
          <MomentText at={startsAt} zone={zone} />
        </span>
      ),
    },
    title: { width: 'minmax(160px, 2fr)', sortable: true, cell: ({ title }) => <bdi>{title}</bdi> },
    trainer: {
      width: 'minmax(128px, 1.4fr)',
      sortable: true,
      cell: ({ trainerName }) =>
        trainerName === null ? (
          <span className={classes.nobody}>{t('schedule.unassigned')}</span>
        ) : (
          <bdi>{trainerName}</bdi>
        ),
    },
    status: { width: '136px', cell: (row) => <StatusCell t={t} row={row} /> },
    payment: { width: '128px', cell: (row) => <Payment t={t} row={row} /> },
  }
  return shown.map((id) => ({ id, header: t(`sessions.column.${id}`), ...all[id] }))
}

/** How it is paid: by credits mostly, and then there is nothing to say. */
function Payment({ t, row }: { readonly t: TFunction; readonly row: SessionRow }) {
  const { paymentStatus, amount } = row
  if (paymentStatus === null || paymentStatus === 'not_due') return null
  return (
    <span className={classes.payment}>
      <StatusInRow t={t} status={{ of: 'payment', status: paymentStatus }} />
      {amount !== null && <Money value={amount} />}
    </span>
  )
}
