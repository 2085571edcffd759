import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { SettingLine } from '../setting-line.tsx'
import { Account } from './account.tsx'
import classes from './stripe.module.css'
import type { StripeStatus } from './view-model.ts'

type Props = {
  readonly status: StripeStatus
  readonly onOtherKey: () => void
  readonly onRemove: () => void
}

/** Whose Stripe it is, in which mode, and the key: all of it that anybody sees, and where it is kept. */
export function Connection({ status: { account, key }, onOtherKey, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('stripe.connection.title')}</h2>
      {account !== null && (
        <SettingLine title={t('stripe.connection.account')} hint={t('stripe.connection.accountHint')}>
          {() => <Account account={account} />}
        </SettingLine>
      )}
      {key !== null && (
        <SettingLine
          title={t('stripe.key.line')}
          hint={
            <>
              <span className={classes.code}>{key.hint}</span> {t(`stripe.key.place.${key.kept}`)}
            </>
          }
        >
          {() => (
            <>
              <Button onClick={onOtherKey}>{t('stripe.key.another')}</Button>
              <Button tone="quiet" onClick={onRemove}>
                {t('stripe.key.remove')}
              </Button>
            </>
          )}
        </SettingLine>
      )}
    </section>
  )
}
