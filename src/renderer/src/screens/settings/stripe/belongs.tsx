import { useTranslation } from 'react-i18next'
import { MomentText } from '../../../components/date-text.tsx'
import { useStudio } from '../../../state/studio.ts'
import { SettingLine } from '../setting-line.tsx'
import { Account } from './account.tsx'
import { Fact } from './standing.tsx'
import classes from './stripe.module.css'
import type { StripeStatus } from './view-model.ts'

/** Whose purchases the studio has while no key is kept: a key of another account or mode is refused. */
export function Belongs({ status: { account, lastSyncAt } }: { readonly status: StripeStatus }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  if (account === null) return null
  return (
    <section className={classes.belongs}>
      <SettingLine title={t('stripe.belongs.title')} hint={t('stripe.belongs.text')}>
        {() => <Account account={account} />}
      </SettingLine>
      <p>{t(account.removed ? 'stripe.belongs.removed' : 'stripe.belongs.lost')}</p>
      {lastSyncAt !== null && (
        <dl className={classes.facts}>
          <Fact label={t('stripe.belongs.lastSync')}>
            <MomentText at={lastSyncAt} zone={zone} />
          </Fact>
        </dl>
      )}
    </section>
  )
}
