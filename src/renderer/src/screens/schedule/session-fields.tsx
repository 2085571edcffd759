import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../../shared/contract/index.ts'
import { formatInstant, isLocalDate, isWallTime, resolveWallTime } from '../../../../shared/domain/time.ts'
import { useQuery } from '../../api/use-query.ts'
import { FieldRow } from '../../components/field.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { ClientPicker, type PickedClient } from '../../panels/client-picker.tsx'

/** What has been typed so far; empty numbers mean the service's own. */
export type Fields = {
  readonly serviceId: string | null
  readonly trainerId: string | null
  readonly roomId: string | null
  readonly day: string
  readonly time: string
  readonly minutes: number | ''
  readonly capacity: number | ''
  readonly notes: string
  readonly client: PickedClient | null
}

/** What the fields say, as the contract takes it; null while day or time are not whole yet. */
export function inputOf(fields: Fields, zone: string): Input<'sessions.create'> | null {
  const wall = `${fields.day}T${fields.time}`
  if (fields.serviceId === null || !isLocalDate(fields.day) || !isWallTime(wall)) return null
  return {
    serviceId: Number(fields.serviceId),
    trainerId: fields.trainerId === null ? null : Number(fields.trainerId),
    roomId: fields.roomId === null ? null : Number(fields.roomId),
    startsAt: formatInstant(resolveWallTime(wall, zone).instant),
    ...(fields.minutes === '' ? {} : { minutes: fields.minutes }),
    ...(fields.capacity === '' ? {} : { capacity: fields.capacity }),
    ...(fields.client === null ? {} : { clientId: fields.client.id }),
    notes: fields.notes,
  }
}

type Props = { readonly fields: Fields; readonly set: (next: Partial<Fields>) => void }

/** What a new session is: service, who, where, when, for whom. */
export function SessionFields({ fields, set }: Props) {
  const { t } = useTranslation()
  const services = useQuery('services.list', { active: true }).value?.rows ?? []
  const service = services.find((row) => String(row.id) === fields.serviceId)
  return (
    <>
      <SearchableSelect
        label={t('schedule.create.service')}
        data={services.map((row) => ({ value: String(row.id), label: row.name }))}
        value={fields.serviceId}
        onChange={(serviceId) => set({ serviceId, minutes: '', capacity: '' })}
        data-autofocus
      />
      <WhoAndWhere fields={fields} set={set} />
      <WhenAndHowMany fields={fields} set={set} usual={service ?? null} />
      <ClientPicker
        label={t('schedule.create.client')}
        description={t('schedule.create.clientHint')}
        value={fields.client}
        onChange={(client) => set({ client })}
      />
      <Textarea
        label={t('schedule.create.notes')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        value={fields.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </>
  )
}

function WhoAndWhere({ fields, set }: Props) {
  const { t } = useTranslation()
  const staff = useQuery('staff.list', { active: true }).value?.rows ?? []
  const rooms = useQuery('rooms.list', { active: true }).value?.rows ?? []
  return (
    <FieldRow>
      <Select
        label={t('schedule.create.trainer')}
        placeholder={t('schedule.create.noTrainer')}
        data={staff.map((row) => ({ value: String(row.id), label: row.name }))}
        value={fields.trainerId}
        onChange={(trainerId) => set({ trainerId })}
        clearable
      />
      <Select
        label={t('schedule.create.room')}
        placeholder={t('schedule.create.noRoom')}
        data={rooms.map((row) => ({ value: String(row.id), label: row.name }))}
        value={fields.roomId}
        onChange={(roomId) => set({ roomId })}
        clearable
      />
    </FieldRow>
  )
}

type WhenProps = Props & {
  /** What the service takes unless told otherwise. */
  readonly usual: { readonly minutes: number; readonly capacity: number } | null
}

function WhenAndHowMany({ fields, set, usual }: WhenProps) {
  const { t } = useTranslation()
  return (
    <FieldRow>
      <TextInput
        type="date"
        label={t('schedule.create.day')}
        value={fields.day}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('schedule.create.time')}
        value={fields.time}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <NumberInput
        label={t('schedule.create.minutes')}
        placeholder={String(usual?.minutes ?? '')}
        min={5}
        max={1440}
        step={5}
        allowDecimal={false}
        value={fields.minutes}
        onChange={(value) => set({ minutes: typeof value === 'number' ? value : '' })}
      />
      <NumberInput
        label={t('schedule.create.capacity')}
        placeholder={String(usual?.capacity ?? '')}
        min={1}
        max={500}
        allowDecimal={false}
        value={fields.capacity}
        onChange={(value) => set({ capacity: typeof value === 'number' ? value : '' })}
      />
    </FieldRow>
  )
}
