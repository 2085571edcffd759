import { useTranslation } from 'react-i18next'
import type { Refusal } from '../api/client.ts'
import { Button } from '../components/button.tsx'
import classes from './other-client.module.css'

type Props = {
  readonly refusal: Refusal | null
  readonly onOpen: (clientId: number) => void
}

/** The way out when an e-mail address belongs to somebody else: look at them. */
export function OtherClient({ refusal, onOpen }: Props) {
  const { t } = useTranslation()
  if (refusal?.code !== 'DUPLICATE_CLIENT') return null
  const { clientId, name } = refusal.details
  return (
    <div className={classes.root}>
      <Button tone="quiet" onClick={() => onOpen(clientId)}>
        {t('client.form.openOther', { name })}
      </Button>
    </div>
  )
}
