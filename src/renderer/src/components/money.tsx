import { formatMoney, type Money as MoneyValue } from '../../../shared/domain/money.ts'
import { locale } from '../i18n/locale.ts'

type Props = {
  /** Minor units and a currency, as the contract carries money. */
  readonly value: Readonly<MoneyValue>
}

/** An amount of money with tabular figures; right-align it in tables. */
export function Money({ value }: Props) {
  return <span data-figure>{formatMoney(value, locale())}</span>
}
