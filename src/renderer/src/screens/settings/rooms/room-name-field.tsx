import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoomForm } from './room-form.ts'

type Props = { readonly form: RoomForm }

export function RoomNameField({ form }: Props) {
  const { t } = useTranslation()
  return (
    <TextInput
      {...form.getInputProps('name')}
      key={form.key('name')}
      label={t('settings.rooms.name')}
      placeholder={t('settings.rooms.namePlaceholder')}
      maxLength={80}
      dir="auto"
      autoComplete="off"
      data-autofocus
    />
  )
}
