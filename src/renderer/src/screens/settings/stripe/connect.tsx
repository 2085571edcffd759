import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { Belongs } from './belongs.tsx'
import { KeyField } from './key-field.tsx'
import { useKeyForm } from './key-form.ts'
import { Scopes } from './scopes.tsx'
import classes from './stripe.module.css'
import type { StripeStatus } from './view-model.ts'

type Props = { readonly status: StripeStatus; readonly onConnected: () => void }

/** What connecting Stripe brings, which key it takes, and the field for it; whose key, where there are purchases. */
export function Connect({ status: { account, lastSyncAt }, onConnected }: Props) {
  const { t } = useTranslation()
  const key = useKeyForm(onConnected)
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        {account === null ? <Intro /> : <Belongs account={account} lastSyncAt={lastSyncAt} />}
        <form className={classes.keyForm} onSubmit={key.submit} noValidate>
          <KeyField form={key} />
          <RefusalText refusal={key.refusal} />
          <Button tone="primary" type="submit" busy={key.busy}>
            {t('stripe.key.connect')}
          </Button>
          <p className={classes.faint}>{t('stripe.key.kept')}</p>
        </form>
      </div>
      <Scopes scopes={[]} />
    </div>
  )
}

/** What it brings, for whoever has never connected it. */
function Intro() {
  const { t } = useTranslation()
  return (
    <section className={classes.intro}>
      <h2>{t('stripe.intro.title')}</h2>
      <p>{t('stripe.intro.text')}</p>
      <ul>
        <li>{t('stripe.intro.reads')}</li>
        <li>{t('stripe.intro.offline')}</li>
      </ul>
    </section>
  )
}
