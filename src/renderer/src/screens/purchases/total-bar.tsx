import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Money } from '../../components/money.tsx'
import classes from './purchases.module.css'
import { type PARTS, shownParts, type Totals } from './view-model.ts'

type Props = { readonly totals: readonly Totals[] }

/** Where the money of all sales in the list is, currency by currency, as a sum: sold is what stands after it together. */
export function TotalBar({ totals }: Props) {
  const { t } = useTranslation()
  if (totals.length === 0) return null
  return (
    <section aria-label={t('purchases.total.label')} className={classes.totals}>
      {totals.map((sums) => (
        <dl key={sums.currency} data-currency={sums.currency}>
          <Part part="sold" amount={sums.sold} currency={sums.currency} />
          {shownParts(sums).map((part) => (
            <Part key={part} part={part} amount={sums[part]} currency={sums.currency} />
          ))}
        </dl>
      ))}
    </section>
  )
}

type PartProps = {
  readonly part: 'sold' | (typeof PARTS)[number]
  readonly amount: number
  readonly currency: string
}

function Part({ part, amount, currency }: PartProps) {
  const { t } = useTranslation()
  return (
    <div data-part={part}>
      <dt>
        <Tooltip label={t(`purchases.totalHint.${part}`)} multiline w={260} position="bottom-start">
          <button type="button" className={classes.term}>
            {t(`purchases.total.${part}`)}
          </button>
        </Tooltip>
      </dt>
      <dd>
        <Money value={{ amount, currency }} />
      </dd>
    </div>
  )
}
