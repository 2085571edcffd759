import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../components/dialog.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { useRoomForm } from './room-form.ts'
import { RoomNameField } from './room-name-field.tsx'

type Props = { readonly onClose: () => void }

/** Adds a room to the studio's first location. */
export function AddRoomDialog({ onClose }: Props) {
  const { t } = useTranslation()
  const form = useRoomForm({ name: '', active: true })
  const create = useFormCommand('rooms.create', form)
  const submit = form.submit(async ({ name }) => {
    const made = await create.send({ name })
    if (made === null) return
    toast({ message: t('settings.added.rooms', { name: made.room.name }) })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('settings.rooms.addTitle')}
      submitLabel={t('settings.rooms.add')}
      onSubmit={submit}
      busy={create.busy}
      refusal={create.refusal}
    >
      <RoomNameField form={form} />
    </FormDialog>
  )
}
