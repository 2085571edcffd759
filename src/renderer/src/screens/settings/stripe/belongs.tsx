import { Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MomentText } from '../../../components/date-text.tsx'
import { useStudio } from '../../../state/studio.ts'
import { Account } from './account.tsx'
import { Fact } from './standing.tsx'
import classes from './stripe.module.css'
import type { StripeStatus } from './view-model.ts'

type Props = {
  readonly account: NonNullable<StripeStatus['account']>
  readonly lastSyncAt: StripeStatus['lastSyncAt']
}

/** Whose purchases the studio has while no key is kept: a key of another account or mode is refused. */
export function Belongs({ account, lastSyncAt }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  return (
    <section className={classes.standing} data-tone="info">
      <Unplug size={28} aria-hidden="true" />
      <div>
        <h2>{t('stripe.belongs.title')}</h2>
        <p>{t(account.removed ? 'stripe.belongs.removed' : 'stripe.belongs.lost')}</p>
        <p>{t('stripe.belongs.text')}</p>
        <dl className={classes.facts}>
          <Fact label={t('stripe.connection.account')}>
            <Account account={account} />
          </Fact>
          {lastSyncAt !== null && (
            <Fact label={t('stripe.state.lastSync')}>
              <MomentText at={lastSyncAt} zone={zone} />
            </Fact>
          )}
        </dl>
      </div>
    </section>
  )
}
