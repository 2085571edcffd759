import { Link } from '@tanstack/react-router'
import { PackageSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import classes from './unmatched.module.css'

/** Leads from the purchases to those that nobody could match; nothing at all while there are none. */
export function WaitingBar() {
  const { t } = useTranslation()
  const count = useQuery('purchases.unmatched', { limit: 1, offset: 0 }).value?.total ?? 0
  if (count === 0) return null
  return (
    <p className={classes.waiting}>
      <PackageSearch size={16} aria-hidden="true" />
      <span>{t('unmatched.waiting', { count })}</span>
      <Link to="/purchases/unmatched" className={classes.link}>
        {t('unmatched.toThem', { count })}
      </Link>
    </p>
  )
}
