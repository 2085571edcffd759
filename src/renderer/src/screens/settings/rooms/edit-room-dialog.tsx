import { useTranslation } from 'react-i18next'
import { changedFields } from '../../../components/changed-fields.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { ActiveField } from '../active-field.tsx'
import { type Room, useRoomForm } from './room-form.ts'
import { RoomNameField } from './room-name-field.tsx'

type Props = {
  /** As it was when the dialog was opened. */
  readonly room: Room
  readonly onClose: () => void
}

/** Renames a room or takes it out of use. */
export function EditRoomDialog({ room, onClose }: Props) {
  const { t } = useTranslation()
  const form = useRoomForm({ name: room.name, active: room.active })
  const update = useFormCommand('rooms.update', form)
  const save = async (version: number, without: readonly string[]) => {
    const { name, active } = form.getValues()
    const changes = changedFields(room, { name: name.trim(), active }, without)
    if (Object.keys(changes).length === 0) return onClose()
    const saved = await update.send({ roomId: room.id, version, ...changes })
    if (saved === null) return
    toast({ message: t('settings.saved', { name: saved.room.name }) })
    onClose()
  }
  const inWords = (field: string, value: unknown) =>
    field === 'name'
      ? ([t('settings.rooms.name'), String(value)] as const)
      : ([t('settings.column.status'), t(value === true ? 'settings.active' : 'settings.inactive')] as const)
  const { refusal } = update
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('settings.rooms.editTitle', { name: room.name })}
      submitLabel={t('settings.save')}
      onSubmit={form.submit(() => void save(room.version, []))}
      busy={update.busy}
      refusal={refusal}
      wayOut={staleRecord({
        refusal,
        before: room,
        inWords,
        onSave: (version, without) => void save(version, without),
      })}
    >
      <RoomNameField form={form} />
      <ActiveField
        key={form.key('active')}
        input={form.getInputProps('active', { type: 'checkbox' })}
        hint={t('settings.rooms.activeHint')}
      />
    </FormDialog>
  )
}
