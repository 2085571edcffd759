import type { TFunction } from 'i18next'
import { CircleMinus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import type { XrayFigure } from '../../../../shared/domain/xray.ts'
import { instantOf } from '../../api/instant-of.ts'
import type { DataColumn } from '../../components/data-table.tsx'
import { DayText } from '../../components/date-text.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { CreditNumberInRow, xrayHint } from '../../components/xray/credit-number.tsx'
import classes from './clients.module.css'
import { type ClientColumn, creditSign } from './view-model.ts'

export type ClientRow = Value<'clients.list'>['rows'][number]

const SIGNS = { none: CircleMinus, low: TriangleAlert } as const

type Options = {
  readonly shown: readonly ClientColumn[]
  readonly lowCredits: number
  readonly zone: string
}

/** What the list of clients shows of each. */
export function clientColumns(
  t: TFunction,
  { shown, lowCredits, zone }: Options,
): readonly DataColumn<ClientRow>[] {
  const credits = creditsWith(t)
  const all: Record<ClientColumn, Omit<DataColumn<ClientRow>, 'id' | 'header'>> = {
    name: {
      width: 'minmax(180px, 2fr)',
      sortable: true,
      cell: (client) => (
        <span className={classes.name}>
          <bdi>{fullName(client)}</bdi>
          {client.status !== 'active' && <StatusBadge of="client" status={client.status} />}
        </span>
      ),
    },
    email: { width: 'minmax(168px, 2fr)', cell: (client) => <bdi>{client.email}</bdi> },
    phone: { width: 'minmax(148px, 1fr)', cell: (client) => <bdi data-figure>{client.phone}</bdi> },
    lastSession: {
      width: '116px',
      align: 'end',
      sortable: true,
      cell: (client) => client.lastSessionOn !== null && <DayText day={client.lastSessionOn} />,
    },
    nextExpiry: {
      width: '116px',
      align: 'end',
      cell: (client) => client.nextExpiry !== null && <DayText day={client.nextExpiry} />,
    },
    scheduled: {
      width: '96px',
      align: 'end',
      sortable: true,
      cell: (client) => credits(client, 'scheduled', client.scheduled),
    },
    completed: {
      width: '96px',
      align: 'end',
      sortable: true,
      cell: (client) => credits(client, 'used', client.completed),
    },
    expired: { width: '92px', align: 'end', cell: (client) => credits(client, 'expired', client.expired) },
    purchased: {
      width: '104px',
      align: 'end',
      sortable: true,
      cell: (client) => credits(client, 'purchased', client.purchased),
    },
    created: {
      width: '116px',
      align: 'end',
      sortable: true,
      cell: (client) => <DayText day={localDateOf(instantOf(client.createdAt), zone)} />,
    },
    available: {
      width: '104px',
      align: 'end',
      sortable: true,
      cell: (client) => <Available t={t} credits={credits} client={client} lowCredits={lowCredits} />,
    },
  }
  return shown.map((id) => ({ id, header: t(`clients.column.${id}`), ...all[id] }))
}

type Credits = (client: Pick<ClientRow, 'id'>, figure: XrayFigure, value: number) => ReactNode

/** Draws numbers of credits; what each says of itself is put into words once for a whole column. */
function creditsWith(t: TFunction): Credits {
  const hints = new Map<XrayFigure, string>()
  return (client, figure, value) => {
    const hint = hints.get(figure) ?? xrayHint(t, figure)
    hints.set(figure, hint)
    return <CreditNumberInRow value={value} clientId={client.id} figure={figure} hint={hint} />
  }
}

type AvailableProps = {
  readonly t: TFunction
  readonly credits: Credits
  readonly client: Pick<ClientRow, 'id' | 'availableSessions' | 'remaining'>
  readonly lowCredits: number
}

/**
 * How many sessions can be booked today; a sign beside the number says when that is none or few, and a number after it
 * how many more there are that cannot be used today.
 */
function Available({ t, credits, client, lowCredits }: AvailableProps) {
  const { availableSessions: available, remaining } = client
  const sign = creditSign(available, lowCredits)
  const later = remaining - available
  const Icon = sign === null ? null : SIGNS[sign]
  return (
    <span className={classes.available} data-sign={sign}>
      {sign !== null && Icon !== null && (
        <Icon size={14} role="img" aria-label={t(`clients.credits.${sign}`)} />
      )}
      <strong>{credits(client, 'available', available)}</strong>
      {later > 0 && (
        <span className={classes.later} title={t('clients.credits.later', { count: later })}>
          <span aria-hidden="true">+{later}</span>
          <span className="visually-hidden">{t('clients.credits.later', { count: later })}</span>
        </span>
      )}
    </span>
  )
}
