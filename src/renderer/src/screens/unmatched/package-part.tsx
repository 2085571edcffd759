import { Package as PackageIcon, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../../shared/domain/money.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { locale } from '../../i18n/locale.ts'
import { useStudio } from '../../state/studio.ts'
import { AddPackageDialog } from '../settings/packages/add-package-dialog.tsx'
import classes from './unmatched.module.css'
import type { Match } from './use-match.ts'
import { type Line, packageFrom } from './view-model.ts'

type Props = { readonly line: Line; readonly match: Match }

/** What it is: known already, one of the packages, or a new one made from the line. */
export function PackagePart({ line, match }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const { currency } = useStudio()
  const mayAdd = useMay()('catalogue.write')
  const packages = useQuery('packages.list', { active: true }).value?.rows
  const [changes, setChanges] = useState(line.package === null)
  const [adds, setAdds] = useState(false)
  const known = line.package
  if (known !== null && !changes) {
    return (
      <section className={classes.part} aria-labelledby={id}>
        <h3 id={id}>{t('unmatched.package.title')}</h3>
        <p className={classes.known}>
          <PackageIcon size={16} aria-hidden="true" />
          <strong dir="auto">{known.name}</strong>
          <Button tone="quiet" onClick={() => setChanges(true)}>
            {t('unmatched.package.change')}
          </Button>
        </p>
      </section>
    )
  }
  const isOther = line.currency !== currency
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 id={id}>{t('unmatched.package.title')}</h3>
      <SearchableSelect
        label={t('unmatched.package.label')}
        placeholder={packages?.length === 0 ? t('unmatched.package.none') : undefined}
        disabled={packages?.length === 0}
        data-autofocus={line.client === null ? undefined : true}
        error={match.nothingSaid && known === null ? t('unmatched.package.needed') : undefined}
        data={(packages ?? []).map(({ id: packageId, name, price }) => ({
          value: String(packageId),
          label: t('unmatched.package.option', { name, price: formatMoney(price, locale()) }),
        }))}
        value={match.packageId === null ? null : String(match.packageId)}
        onChange={(chosen) => match.choosePackage(chosen === null ? null : Number(chosen))}
      />
      {mayAdd && (
        <Button tone="quiet" icon={<Plus size={14} aria-hidden="true" />} onClick={() => setAdds(true)}>
          {t('unmatched.package.add')}
        </Button>
      )}
      {adds && (
        <AddPackageDialog
          title={t('unmatched.package.addTitle')}
          initial={packageFrom(line, currency, locale())}
          {...(isOther
            ? { note: t('unmatched.package.otherCurrency', { paid: line.currency, studio: currency }) }
            : {})}
          onClose={() => setAdds(false)}
          onAdded={(made) => match.choosePackage(made.id)}
        />
      )}
    </section>
  )
}
