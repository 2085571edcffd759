import { Ban, Check, Hourglass, type LucideIcon, Snowflake } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GrantProblem } from '../../../../shared/domain/credits.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { grantNames } from '../../components/grant-names.ts'
import { Badge, type StatusTone } from '../../components/status-badge.tsx'
import { Table } from '../../components/table.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { ExtendDialog } from '../../panels/extend-dialog.tsx'
import classes from './client.module.css'
import { canBeExtended, type Grant } from './view-model.ts'

type Props = { readonly clientId: number; readonly editable: boolean }

/** Every lot of sessions a client was given, where it came from, and whether it could pay for one today or why not. */
export function GrantsTab({ clientId, editable }: Props) {
  const { t } = useTranslation()
  const mayExtend = useMay()('credits.allocate') && editable
  const explained = useQuery('credits.explain', { clientId })
  const [extending, setExtending] = useState<Extending | null>(null)
  return (
    <>
      <Answered answer={explained}>
        {({ grants, spend }) =>
          grants.length === 0 ? (
            <EmptyState subject="credits" title={t('client.grants.none')}>
              {t('client.packs.noneText')}
            </EmptyState>
          ) : (
            <>
              <p className={classes.verdict}>{spend.sentence}</p>
              <GrantTable grants={grants} onExtend={mayExtend ? setExtending : null} />
            </>
          )
        }
      </Answered>
      {extending !== null && <ExtendDialog grant={extending} onClose={() => setExtending(null)} />}
    </>
  )
}

type Extending = { readonly id: number; readonly name: string; readonly expiresOn: string }

const short = (day: string) => formatDay(day, 'short')

type TableProps = {
  readonly grants: readonly Grant[]
  /** Null where nothing may be extended. */
  readonly onExtend: ((grant: Extending) => void) | null
}

function GrantTable({ grants, onExtend }: TableProps) {
  const { t } = useTranslation()
  const names = grantNames(grants, short)
  return (
    <Table label={t('client.tab.grants')}>
      <thead>
        <tr>
          <th scope="col">{t('client.grants.name')}</th>
          <th scope="col">{t('client.grants.goodFor')}</th>
          <th scope="col">{t('client.grants.valid')}</th>
          <th scope="col" data-align="end">
            {t('client.grants.left')}
          </th>
          <th scope="col">{t('client.grants.today')}</th>
          {onExtend !== null && (
            <th scope="col">
              <span className="visually-hidden">{t('client.grants.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <GrantRow key={grant.id} grant={grant} name={names.get(grant.id) ?? ''} onExtend={onExtend} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = Pick<TableProps, 'onExtend'> & { readonly grant: Grant; readonly name: string }

function GrantRow({ grant, name, onExtend }: RowProps) {
  const { t } = useTranslation()
  const from = short(grant.effectiveFrom)
  return (
    <tr>
      <th scope="row">
        {name}
        <span className={classes.family}>{grant.origin}</span>
      </th>
      <td>{grant.family ?? t('client.packs.general')}</td>
      <td className={classes.when}>
        {grant.expiresOn === null
          ? t('client.grants.from', { from })
          : t('client.grants.range', { from, until: short(grant.expiresOn) })}
      </td>
      <td data-align="end">{t('client.grants.of', grant)}</td>
      <td>
        <Today grant={grant} />
      </td>
      {onExtend !== null && (
        <td data-align="end">
          <span className={classes.action}>
            <Extend grant={grant} name={name} onExtend={onExtend} />
          </span>
        </td>
      )}
    </tr>
  )
}

type ExtendProps = {
  readonly grant: Grant
  readonly name: string
  readonly onExtend: (grant: Extending) => void
}

function Extend({ grant, name, onExtend }: ExtendProps) {
  const { t } = useTranslation()
  const { id, expiresOn } = grant
  if (expiresOn === null || !canBeExtended(grant)) return null
  return (
    <Button
      tone="quiet"
      label={t('validity.extend.actionNamed', { name })}
      onClick={() => onExtend({ id, name, expiresOn })}
    >
      {t('validity.extend.action')}
    </Button>
  )
}

const SIGNS: Partial<Record<GrantProblem, readonly [icon: LucideIcon, tone: StatusTone]>> = {
  frozen: [Snowflake, 'info'],
  queued: [Hourglass, 'neutral'],
}

type TodayProps = { readonly grant: Grant }

function Today({ grant: { problem, why } }: TodayProps) {
  const { t } = useTranslation()
  if (problem === null) {
    return (
      <Badge icon={Check} tone="ok">
        {t('client.grants.canPay')}
      </Badge>
    )
  }
  const [icon, tone] = SIGNS[problem] ?? [Ban, 'neutral']
  return (
    <>
      <Badge icon={icon} tone={tone}>
        {t(`client.grants.problem.${problem}`)}
      </Badge>
      <span className={classes.family}>{why}</span>
    </>
  )
}
