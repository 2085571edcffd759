import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isLocalDate } from '../../../../shared/domain/time.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import classes from './call-list.module.css'
import { type StandingList, useStandingLists } from './use-standing-lists.ts'

/** Every list of calls that still stands; what there is to see when none was asked for. */
export function StandingLists() {
  const { t } = useTranslation()
  const { lists, pending } = useStandingLists()
  if (lists.length > 0) return <ListLinks lists={lists} />
  if (pending) return <Skeleton lines={3} />
  return (
    <EmptyState subject="done" title={t('calls.noList')}>
      <p>{t('calls.noListText')}</p>
    </EmptyState>
  )
}

/** The way to each of some lists. */
export function ListLinks({ lists }: { readonly lists: readonly StandingList[] }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.lists} aria-label={t('calls.lists')}>
      {lists.map(({ command, trainer, date, clients }) => (
        <li key={command}>
          <Link to="/schedule/calls" search={{ command, date }} className={classes.list}>
            {t('calls.listOf', {
              trainer: trainer.name,
              day: isLocalDate(date) ? formatDay(date, 'long') : date,
            })}
          </Link>{' '}
          <span className={classes.clients} data-figure>
            {t('calls.total', { count: clients })}
          </span>
        </li>
      ))}
    </ul>
  )
}
