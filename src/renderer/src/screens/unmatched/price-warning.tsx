import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { locale } from '../../i18n/locale.ts'
import classes from './unmatched.module.css'
import { type Line, priceDiffers } from './view-model.ts'

type Props = { readonly line: Line; readonly packageId: number | null }

/** That what was paid is not what the package costs: a discount, or another package. It is a warning, never a refusal. */
export function PriceWarning({ line, packageId }: Props) {
  const { t } = useTranslation()
  const packages = useQuery('packages.list', {}).value?.rows
  const pack = packages?.find(({ id }) => id === packageId)
  const differs = priceDiffers(line, pack)
  if (pack === undefined || differs === null) return null
  const price = formatMoney(differs.price, locale())
  const paid = formatMoney(differs.paid, locale())
  const { quantity } = line
  return (
    <p className={classes.warning} role="status">
      <TriangleAlert size={16} aria-hidden="true" />
      <span>
        {quantity === 1
          ? t('unmatched.price.differs', { package: pack.name, price, paid })
          : t('unmatched.price.differsTimes', { count: quantity, package: pack.name, price, paid })}
      </span>
    </p>
  )
}
