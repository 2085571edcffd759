import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { ListSection } from '../list-section.tsx'
import { AddPackageDialog } from './add-package-dialog.tsx'
import { packageColumns } from './package-columns.tsx'

/** What clients buy. Nothing here is edited: what was sold keeps its terms. */
export function PackagesScreen() {
  const { t } = useTranslation()
  const packages = useQuery('packages.list', {})
  const columns = useMemo(() => packageColumns(t), [t])
  return (
    <ListSection
      name="packages"
      permission="catalogue.write"
      answer={packages}
      columns={columns}
      lead={t('settings.packages.lead')}
      emptySubject="credits"
      addDialog={(onClose) => <AddPackageDialog onClose={onClose} />}
    />
  )
}
