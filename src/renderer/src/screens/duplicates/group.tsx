import { Link } from '@tanstack/react-router'
import { Phone, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { DayText } from '../../components/date-text.tsx'
import { Badge, StatusBadge } from '../../components/status-badge.tsx'
import { CreditNumber } from '../../components/xray/credit-number.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './duplicates.module.css'

export type FoundGroup = Value<'clients.duplicates'>['rows'][number]
type Found = FoundGroup['clients'][number]

type Props = {
  readonly group: FoundGroup
  readonly onMerge: (client: Found, other: Found) => void
}

/** Records that share something, why they are told together, and each one's way into the first. */
export function DuplicateGroup({ group: { reasons, clients }, onMerge }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const [first] = clients
  const [reason = 'name'] = reasons
  return (
    <li className={classes.group}>
      <Badge icon={reason === 'phone' ? Phone : UserRound} tone={reasons.length > 1 ? 'warning' : 'neutral'}>
        {reasons.length > 1 ? t('clients.duplicates.both') : t(`clients.duplicates.reason.${reason}`)}
      </Badge>
      <ul className={classes.records}>
        {clients.map((client) => (
          <li key={client.id}>
            <Facts client={client} />
            {may('clients.merge') && first !== undefined && client !== first && (
              <Button
                label={t('clients.duplicates.mergeNamed', { name: fullName(first), other: fullName(client) })}
                onClick={() => onMerge(first, client)}
              >
                {t('clients.duplicates.merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

function Facts({ client }: { readonly client: Found }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { id, email, phone, createdAt, availableSessions, status } = client
  return (
    <>
      <span className={classes.name}>
        <Link className={classes.link} to="/clients/$clientId" params={{ clientId: String(id) }}>
          <bdi>{fullName(client)}</bdi>
        </Link>
        {status !== 'active' && <StatusBadge of="client" status={status} />}
      </span>
      <span className={classes.fact}>
        <bdi>{[email, phone].filter(Boolean).join(' · ')}</bdi>
      </span>
      <span className={classes.fact}>
        {t('clients.duplicates.since')} <DayText day={localDateOf(instantOf(createdAt), zone)} />
      </span>
      <span className={classes.left}>
        <CreditNumber value={availableSessions} clientId={id} figure="available" />{' '}
        {t('clients.duplicates.left', { count: availableSessions })}
      </span>
    </>
  )
}
