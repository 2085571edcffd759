import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { useQuery } from '../../api/use-query.ts'
import { FieldRow } from '../../components/field.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import type { PartProps } from './session-dialog/part.ts'

export type Service = Value<'services.list'>['rows'][number]

type Props = PartProps & {
  readonly services: readonly Service[]
  readonly service: Service | null
  /** How long it was drawn on the grid, minutes; empty leaves it to the service. */
  readonly drawn: number | ''
}

/** What a new session is: service, with whom, where and when. */
export function SessionFields(props: Props) {
  const { t } = useTranslation()
  const { fields, set, errors, services, drawn } = props
  return (
    <>
      <SearchableSelect
        label={t('schedule.create.service')}
        data={services.map((row) => ({ value: String(row.id), label: row.name }))}
        value={fields.serviceId}
        error={errors.serviceId}
        onChange={(serviceId) => set({ serviceId, minutes: drawn, capacity: '' })}
        data-autofocus
      />
      <WhoAndWhere {...props} />
      <WhenAndHowMany {...props} />
    </>
  )
}

function WhoAndWhere({ fields, set, errors }: PartProps) {
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
        error={errors.trainerId}
        onChange={(trainerId) => set({ trainerId })}
        allowDeselect={false}
        clearable
      />
      <Select
        label={t('schedule.create.room')}
        placeholder={t('schedule.create.noRoom')}
        data={rooms.map((row) => ({ value: String(row.id), label: row.name }))}
        value={fields.roomId}
        error={errors.roomId}
        onChange={(roomId) => set({ roomId })}
        allowDeselect={false}
        clearable
      />
    </FieldRow>
  )
}

/** Kinds that more than one client takes part in. */
const FOR_MANY: ReadonlySet<string> = new Set(['group', 'webinar'])

function WhenAndHowMany({ fields, set, errors, service }: Props) {
  const { t } = useTranslation()
  const isForMany = service !== null && (FOR_MANY.has(service.kind) || service.capacity > 1)
  return (
    <FieldRow>
      <TextInput
        type="date"
        label={t('schedule.create.day')}
        value={fields.day}
        error={errors.day}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('schedule.create.time')}
        value={fields.time}
        error={errors.time}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <NumberInput
        label={t('schedule.create.minutes')}
        placeholder={String(service?.minutes ?? '')}
        step={5}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        value={fields.minutes}
        error={errors.minutes}
        onChange={(value) => set({ minutes: typeof value === 'number' ? value : '' })}
      />
      {isForMany && (
        <NumberInput
          label={t('schedule.create.capacity')}
          placeholder={String(service.capacity)}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={fields.capacity}
          error={errors.capacity}
          onChange={(value) => set({ capacity: typeof value === 'number' ? value : '' })}
        />
      )}
    </FieldRow>
  )
}
