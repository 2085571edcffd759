import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { Button } from '../../../components/button.tsx'
import { useStudio } from '../../../state/studio.ts'
import { OutlookLine } from '../../schedule/session-dialog/outlook-line.tsx'
import classes from './staff-fields.module.css'

type Props = { readonly member: { readonly id: number; readonly name: string }; readonly onLeave: () => void }

/** Before somebody is switched off: what stays theirs until it is given to others, and the way there. */
export function WhatStays({ member, onLeave }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const navigate = useNavigate()
  const ahead = useQuery('staff.ahead', { staffId: member.id }).value
  if (ahead === undefined) return null
  const { sessions, clients } = ahead
  if (sessions + clients === 0) {
    return <OutlookLine tone="ok">{t('settings.staff.nothingStays', member)}</OutlookLine>
  }
  const showSessions = () => {
    onLeave()
    void navigate({ to: '/sessions', search: { trainer: member.id, status: 'open', from: today } })
  }
  const showClients = () => {
    onLeave()
    void navigate({ to: '/assignments' })
  }
  const parts = [
    sessions > 0 ? t('settings.staff.staySessions', { count: sessions }) : '',
    clients > 0 ? t('settings.staff.stayClients', { count: clients }) : '',
  ].filter((part) => part !== '')
  return (
    <div className={classes.stays}>
      <OutlookLine tone="warning">
        {parts.join(' ')} {t('settings.staff.stayText')}
      </OutlookLine>
      <div className={classes.ways}>
        {sessions > 0 && <Button onClick={showSessions}>{t('settings.staff.showSessions')}</Button>}
        {clients > 0 && <Button onClick={showClients}>{t('settings.staff.showClients')}</Button>}
      </div>
    </div>
  )
}
