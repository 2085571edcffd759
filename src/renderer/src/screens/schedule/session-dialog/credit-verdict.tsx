import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../../shared/contract/index.ts'
import { formatMoney, type Money } from '../../../../../shared/domain/money.ts'
import { locale } from '../../../i18n/locale.ts'
import { OutlookLine } from './outlook-line.tsx'

type Props = {
  readonly made: Value<'sessions.create'>
  readonly name: string
  readonly packOf: (subscriptionId: number) => string
}

/** What pays for the booking that would be made, and what the client has left then; nothing when nobody is booked. */
export function CreditVerdict({ made: { booking, availableSessions }, name, packOf }: Props) {
  const { t } = useTranslation()
  if (booking === null) return null
  const { funding, cost, amount, subscriptionId } = booking
  if (funding !== 'credit')
    return <OutlookLine tone="info">{withoutCredits(t, funding, name, amount)}</OutlookLine>
  const pack = subscriptionId === null ? '' : packOf(subscriptionId)
  const pays = pack === '' ? '' : `${t('schedule.create.credits.pays', { pack, count: cost })} `
  return (
    <OutlookLine tone="ok">
      {pays}
      {t('schedule.create.credits.after', { name, count: availableSessions ?? 0 })}
    </OutlookLine>
  )
}

type Funding = 'unpaid' | 'comp' | 'none'

function withoutCredits(t: TFunction, funding: Funding, name: string, amount: Money | null): string {
  if (funding !== 'unpaid') return t(`schedule.create.credits.${funding}`)
  if (amount === null) return t('schedule.create.credits.owesNothing')
  return t('schedule.create.credits.owes', { name, amount: formatMoney(amount, locale()) })
}
