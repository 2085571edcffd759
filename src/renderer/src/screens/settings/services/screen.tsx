import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { ListSection } from '../list-section.tsx'
import { AddServiceDialog } from './add-service-dialog.tsx'
import { EditServiceDialog } from './edit-service-dialog.tsx'
import { serviceColumns } from './service-columns.tsx'

/** What the studio offers. */
export function ServicesScreen() {
  const { t } = useTranslation()
  const services = useQuery('services.list', {})
  const columns = useMemo(() => serviceColumns(t), [t])
  return (
    <ListSection
      name="services"
      permission="catalogue.write"
      answer={services}
      columns={columns}
      lead={t('settings.services.lead')}
      emptySubject="sessions"
      addDialog={(onClose) => <AddServiceDialog services={services.value?.rows ?? []} onClose={onClose} />}
      editDialog={(service, onClose) => <EditServiceDialog service={service} onClose={onClose} />}
    />
  )
}
