import { Ban, Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { GRANT_PROBLEMS, type GrantProblem } from '../../../../shared/domain/credits.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Badge } from '../../components/status-badge.tsx'
import { Table } from '../../components/table.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { grantNames } from '../../panels/grant-names.ts'
import classes from './client.module.css'
import type { Grant } from './view-model.ts'

type Props = { readonly clientId: number }

/** Every lot of sessions a client was given, and whether it could pay for one today; if not, why not. */
export function GrantsTab({ clientId }: Props) {
  const { t } = useTranslation()
  const explained = useQuery('credits.explain', { clientId })
  return (
    <Answered answer={explained}>
      {({ grants }) => {
        if (grants.length === 0) {
          return (
            <EmptyState subject="credits" title={t('client.grants.none')}>
              {t('client.packs.noneText')}
            </EmptyState>
          )
        }
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
              </tr>
            </thead>
            <tbody>
              {grants.map((grant) => (
                <GrantRow key={grant.id} grant={grant} name={names.get(grant.id) ?? ''} />
              ))}
            </tbody>
          </Table>
        )
      }}
    </Answered>
  )
}

const short = (day: string) => formatDay(day, 'short')

type RowProps = { readonly grant: Grant; readonly name: string }

function GrantRow({ grant, name }: RowProps) {
  const { t } = useTranslation()
  const from = short(grant.effectiveFrom)
  return (
    <tr>
      <th scope="row">
        {name}
        <span className={classes.family}>{t(`client.grants.source.${grant.source}`)}</span>
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
    </tr>
  )
}

type TodayProps = { readonly grant: Grant }

function Today({ grant }: TodayProps) {
  const { t } = useTranslation()
  if (grant.problem === null) {
    return (
      <Badge icon={Check} tone="ok">
        {t('client.grants.canPay')}
      </Badge>
    )
  }
  const days = {
    from: short(grant.effectiveFrom),
    until: grant.expiresOn === null ? '' : short(grant.expiresOn),
  }
  return (
    <Badge icon={Ban} tone="neutral">
      {t(`client.grants.problem.${toProblem(grant.problem)}`, days)}
    </Badge>
  )
}

/** The contract carries the reason as a word; all words are known. */
const toProblem = (word: string): GrantProblem =>
  GRANT_PROBLEMS.find((problem) => problem === word) ?? 'other_family'
