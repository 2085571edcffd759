import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/use-may.ts'
import classes from './manage-sessions.module.css'

type Props = { readonly clientId: number }

/** From a client's figures to where sessions are given and taken, with this client chosen there. */
export function ManageSessions({ clientId }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('clients.read')) return null
  return (
    <Link className={classes.link} to="/allocation" search={{ client: clientId }}>
      {t('allocation.manage')}
    </Link>
  )
}
