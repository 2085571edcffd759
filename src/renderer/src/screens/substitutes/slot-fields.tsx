import { Select, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { isLocalDate, minutesOfDay, wallTimeOf, type ZoneId } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { type Answer, useQuery } from '../../api/use-query.ts'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { formatClock } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { OutlookLine } from '../schedule/session-dialog/outlook-line.tsx'
import { type Choice, choiceFieldOf, nearestSlot, type Orphan, type Slot } from './choices.ts'
import classes from './substitutes.module.css'

type Props = {
  readonly orphan: Orphan
  readonly choice: Choice
  /** Why it cannot be applied without a time; null as long as nobody has tried. */
  readonly missing: string | null
  readonly onChoose: (next: Partial<Choice>) => void
}

/** Another day, somebody to teach it and a time that is free for everybody; the nearest one to begin with. */
export function SlotFields({ orphan, choice, missing, onChoose }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const { session } = orphan
  const trainers = useQualified(session.serviceId, choice.trainer)
  const slots = useQuery('schedule.slots', {
    sessionId: session.id,
    trainerId: choice.trainer,
    date: choice.day,
  })
  return (
    <div className={classes.slot}>
      <TextInput
        type="date"
        id={choiceFieldOf(orphan)}
        error={missing}
        label={t('substitutes.slot.day')}
        min={today}
        value={choice.day}
        onChange={({ currentTarget: { value } }) => {
          if (isLocalDate(value)) onChoose({ day: value, startsAt: null })
        }}
      />
      <SearchableSelect
        label={t('substitutes.slot.trainer')}
        data={trainers}
        value={String(choice.trainer)}
        onChange={(id) => id !== null && onChoose({ trainer: Number(id), startsAt: null })}
      />
      <SlotTime orphan={orphan} choice={choice} onChoose={onChoose} slots={slots} />
    </div>
  )
}

type TimeProps = Omit<Props, 'missing'> & { readonly slots: Answer<Value<'schedule.slots'>> }

function SlotTime({ orphan: { session }, choice, onChoose, slots }: TimeProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const free = slots.value?.slots
  const nearest =
    free === undefined ? null : nearestSlot(free, minuteIn(zone), minutesOfDay(session.wallStart))
  const gone = free !== undefined && !free.some(({ startsAt }) => startsAt === choice.startsAt)
  const next = gone ? (nearest?.startsAt ?? null) : choice.startsAt
  // The times are there a moment after the day was chosen, and may go again while one looks.
  useEffect(() => {
    if (next !== choice.startsAt) onChoose({ startsAt: next })
  })
  const listed = (warned: boolean) =>
    (free ?? [])
      .filter(({ warnings }) => warnings.length > 0 === warned)
      .map(({ startsAt }) => ({ value: startsAt, label: formatClock(instantOf(startsAt), zone) }))
  return (
    <>
      <Select
        label={t('substitutes.slot.time')}
        placeholder={t(free === undefined ? 'substitutes.looking' : 'substitutes.slot.none')}
        disabled={free?.length === 0}
        allowDeselect={false}
        data={[
          { group: t('substitutes.slot.fine'), items: listed(false) },
          { group: t('substitutes.slot.warned'), items: listed(true) },
        ].filter(({ items }) => items.length > 0)}
        value={next}
        onChange={(startsAt) => onChoose({ startsAt })}
      />
      {slots.refusal !== null && <OutlookLine tone="refused">{slots.refusal.message}</OutlookLine>}
      {free?.length === 0 && <OutlookLine tone="warning">{t('substitutes.slot.noneText')}</OutlookLine>}
    </>
  )
}

const minuteIn =
  (zone: ZoneId) =>
  ({ startsAt }: Slot): number =>
    minutesOfDay(wallTimeOf(instantOf(startsAt), zone))

/** Who may teach a service, and whoever is chosen. */
function useQualified(serviceId: number, chosen: number) {
  const staff = useQuery('staff.list', {}).value?.rows ?? []
  return staff
    .filter(
      ({ id, active, role, services }) =>
        id === chosen ||
        (active && (services.length === 0 ? role === 'trainer' : services.includes(serviceId))),
    )
    .map(({ id, name }) => ({ value: String(id), label: name }))
}
