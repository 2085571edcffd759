import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { ListSection } from '../list-section.tsx'
import { AddRoomDialog } from './add-room-dialog.tsx'
import { EditRoomDialog } from './edit-room-dialog.tsx'
import { roomColumns } from './room-columns.tsx'

/** The rooms in which sessions take place. */
export function RoomsScreen() {
  const { t } = useTranslation()
  const rooms = useQuery('rooms.list', {})
  const several = new Set(rooms.value?.rows.map((room) => room.locationId)).size > 1
  const columns = useMemo(() => roomColumns(t, several), [t, several])
  return (
    <ListSection
      name="rooms"
      permission="catalogue.write"
      answer={rooms}
      columns={columns}
      lead={t('settings.rooms.lead')}
      emptySubject="rooms"
      addDialog={(onClose) => <AddRoomDialog onClose={onClose} />}
      editDialog={(room, onClose) => <EditRoomDialog room={room} onClose={onClose} />}
    />
  )
}
