import { Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/status-badge.tsx'
import classes from './active-text.module.css'

type Props = { readonly active: boolean }

/** Whether something can be chosen. What is in use is the rule and stays quiet; what is not stands out. */
export function ActiveText({ active }: Props) {
  const { t } = useTranslation()
  if (active) return <span className={classes.active}>{t('settings.active')}</span>
  return (
    <span className={classes.inactive}>
      <Badge icon={Minus} tone="neutral">
        {t('settings.inactive')}
      </Badge>
    </span>
  )
}
