import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { useQuery } from '../../api/use-query.ts'
import { FieldRow } from '../../components/field.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import classes from './session-dialog/dialog.module.css'
import type { PartProps } from './session-dialog/part.ts'

export type Service = Value<'services.list'>['rows'][number]

type Props = PartProps & {
  readonly services: readonly Service[]
  readonly service: Service | null
  /** How long it was drawn on the grid, minutes; empty leaves it to the service. */
  readonly drawn: number | ''
}

/** What a new session is: service, with whom, where and when, and for how many. */
export function SessionFields(props: Props) {
  const { t } = useTranslation()
  const { fields, set, errors, services, drawn } = props
  const staff = useQuery('staff.list', { active: true }).value?.rows ?? []
  return (
    <>
      <FieldRow>
        <SearchableSelect
          label={t('schedule.create.service')}
          data={services.map((row) => ({ value: String(row.id), label: row.name }))}
          value={fields.serviceId}
          error={errors.serviceId}
          onChange={(serviceId) => set({ serviceId, minutes: drawn, capacity: '' })}
          data-autofocus
        />
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
      </FieldRow>
      <WhereAndWhen {...props} />
    </>
  )
}

/** Kinds that more than one client takes part in. */
const FOR_MANY: ReadonlySet<string> = new Set(['group', 'webinar'])

function WhereAndWhen(props: Props) {
  const { t } = useTranslation()
  const { fields, set, errors, service } = props
  const rooms = useQuery('rooms.list', { active: true }).value?.rows ?? []
  const isForMany = service !== null && (FOR_MANY.has(service.kind) || service.capacity > 1)
  return (
    <div className={classes.when} data-places={isForMany || undefined}>
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
      <HowMany {...props} field="minutes" step={5} />
      {isForMany && <HowMany {...props} field="capacity" step={1} />}
    </div>
  )
}

type HowManyProps = Props & { readonly field: 'minutes' | 'capacity'; readonly step: number }

/** A number of the service's own unless another one is typed. */
function HowMany({ fields, set, errors, service, field, step }: HowManyProps) {
  const { t } = useTranslation()
  return (
    <NumberInput
      label={t(`schedule.create.${field}`)}
      placeholder={String(service?.[field] ?? '')}
      step={step}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      value={fields[field]}
      error={errors[field]}
      onChange={(value) => set({ [field]: typeof value === 'number' ? value : '' })}
    />
  )
}
