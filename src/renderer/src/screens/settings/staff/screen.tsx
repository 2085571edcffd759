import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { ListSection } from '../list-section.tsx'
import { AddStaffDialog } from './add-staff-dialog.tsx'
import { EditStaffDialog } from './edit-staff-dialog.tsx'
import { staffColumns } from './staff-columns.tsx'

/** Who works here and what they may do. */
export function StaffScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const staff = useQuery('staff.list', {})
  const services = useQuery('services.list', {}).value
  const names = useMemo(
    () => new Map(services?.rows.map((service) => [service.id, service.name])),
    [services],
  )
  const columns = useMemo(() => staffColumns(t, names), [t, names])
  const hasTrainer = staff.value?.rows.some((member) => member.active && member.role === 'trainer') ?? true
  return (
    <ListSection
      name="staff"
      permission="staff.write"
      answer={staff}
      columns={columns}
      lead={t(hasTrainer ? 'settings.staff.lead' : 'settings.staff.leadNoTrainer')}
      emptySubject="clients"
      addDialog={(onClose) => <AddStaffDialog onClose={onClose} />}
      onRead={({ id }) => void navigate({ to: '/settings/hours', search: { trainer: id } })}
      editDialog={(member, onClose) => <EditStaffDialog member={member} names={names} onClose={onClose} />}
    />
  )
}
