import { useTranslation } from 'react-i18next'
import { Money } from '../../components/money.tsx'
import classes from './purchases.module.css'
import { shownParts, type Totals } from './view-model.ts'

type Props = { readonly totals: readonly Totals[] }

/** Where the money of all sales in the list is, currency by currency: sold is the sum of what stands after it. */
export function TotalBar({ totals }: Props) {
  const { t } = useTranslation()
  if (totals.length === 0) return null
  return (
    <section aria-label={t('purchases.total.label')} className={classes.totals}>
      {totals.map((sums) => (
        <dl key={sums.currency} data-currency={sums.currency}>
          <Part name={t('purchases.total.sold')} amount={sums.sold} currency={sums.currency} />
          {shownParts(sums).map((part) => (
            <Part
              key={part}
              part={part}
              name={t(`purchases.total.${part}`)}
              amount={sums[part]}
              currency={sums.currency}
            />
          ))}
        </dl>
      ))}
    </section>
  )
}

type PartProps = {
  readonly part?: string
  readonly name: string
  readonly amount: number
  readonly currency: string
}

function Part({ part, name, amount, currency }: PartProps) {
  return (
    <div data-part={part}>
      <dt>{name}</dt>
      <dd>
        <Money value={{ amount, currency }} />
      </dd>
    </div>
  )
}
