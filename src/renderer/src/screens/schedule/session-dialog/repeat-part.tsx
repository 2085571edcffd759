import { Input as Field, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocalDate, type Weekday, weekdayOf } from '../../../../../shared/domain/time.ts'
import { useMay } from '../../../api/use-may.ts'
import { Chip } from '../../../components/chip.tsx'
import { FieldRow } from '../../../components/field.tsx'
import { firstWeekday } from '../../../i18n/locale.ts'
import { Choice } from './choice.tsx'
import classes from './dialog.module.css'
import type { PartProps } from './part.ts'
import { weekdayName, weekdaysFrom } from './words.ts'

type Props = PartProps & {
  /** Credits pay, so that they can run out. */
  readonly paidByCredits: boolean
}

/** Whether and how the session repeats, and what becomes of the times that cannot be had. */
export function RepeatPart({ paidByCredits, ...props }: Props) {
  const { t } = useTranslation()
  const { fields, set } = props
  return (
    <>
      <Switch
        label={t('schedule.create.repeat.label')}
        checked={fields.repeat}
        onChange={(event) => set({ repeat: event.currentTarget.checked })}
      />
      {fields.repeat && (
        <fieldset className={`${classes.group} ${classes.indented}`}>
          <legend className="visually-hidden">{t('schedule.create.repeat.group')}</legend>
          <Rhythm {...props} />
          <End {...props} />
          <Otherwise {...props} paidByCredits={paidByCredits} />
        </fieldset>
      )}
    </>
  )
}

function Rhythm({ fields, set, errors }: PartProps) {
  const { t } = useTranslation()
  const label = useId()
  const own: readonly Weekday[] = isLocalDate(fields.day) ? [weekdayOf(fields.day)] : []
  const chosen = fields.weekdays ?? own
  const toggle = (weekday: Weekday) => {
    const next = chosen.includes(weekday) ? chosen.filter((one) => one !== weekday) : [...chosen, weekday]
    // The last one stays: a series on no day is none.
    if (next.length > 0) set({ weekdays: next.toSorted((a, b) => a - b) })
  }
  return (
    <div className={classes.rhythm}>
      <NumberInput
        label={t('schedule.create.repeat.everyWeeks')}
        min={1}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        value={fields.everyWeeks}
        error={errors.everyWeeks}
        onChange={(value) => set({ everyWeeks: numberOf(value) })}
      />
      <div>
        <Field.Label id={label} labelElement="div">
          {t('schedule.create.repeat.weekdays')}
        </Field.Label>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would name the whole of the repetition twice. */}
        <div role="group" aria-labelledby={label} className={classes.chips}>
          {weekdaysFrom(firstWeekday()).map((weekday) => (
            <Chip key={weekday} pressed={chosen.includes(weekday)} onPress={() => toggle(weekday)}>
              {weekdayName(weekday)}
            </Chip>
          ))}
        </div>
        {errors.weekdays !== undefined && <Field.Error>{errors.weekdays}</Field.Error>}
      </div>
    </div>
  )
}

const numberOf = (value: number | string): number | '' => (typeof value === 'number' ? value : '')

function End({ fields, set, errors }: PartProps) {
  const { t } = useTranslation()
  return (
    <FieldRow>
      <Choice
        label={t('schedule.create.repeat.ends')}
        value={fields.ends}
        onChange={(ends) => set({ ends })}
        data={[
          { value: 'count', label: t('schedule.create.repeat.count') },
          { value: 'until', label: t('schedule.create.repeat.until') },
        ]}
      />
      {fields.ends === 'count' ? (
        <NumberInput
          label={t('schedule.create.repeat.countField')}
          min={1}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={fields.count}
          error={errors.count}
          onChange={(value) => set({ count: numberOf(value) })}
        />
      ) : (
        <TextInput
          type="date"
          label={t('schedule.create.repeat.untilField')}
          min={fields.day}
          value={fields.until}
          error={errors.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      )}
    </FieldRow>
  )
}

/** What becomes of a time that is taken, and of one that the credits do not reach. */
function Otherwise({ fields, set, errors, paidByCredits }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const say = 'schedule.create.repeat' as const
  return (
    <FieldRow>
      <Select
        label={t(`${say}.clashes`)}
        allowDeselect={false}
        data={[
          { value: 'skip', label: t(`${say}.clashesSkip`) },
          { value: 'refuse', label: t(`${say}.clashesRefuse`) },
        ]}
        value={fields.clashes}
        error={errors.clashes}
        onChange={(value) => set({ clashes: value === 'refuse' ? 'refuse' : 'skip' })}
      />
      {paidByCredits && may('bookings.unpaid') && (
        <Select
          label={t(`${say}.unfunded`)}
          data-field="unfunded"
          allowDeselect={false}
          data={[
            { value: 'skip', label: t(`${say}.unfundedSkip`) },
            { value: 'unpaid', label: t(`${say}.unfundedUnpaid`) },
          ]}
          value={fields.unfunded}
          error={errors.unfunded}
          onChange={(value) => set({ unfunded: value === 'unpaid' ? 'unpaid' : 'skip' })}
        />
      )}
    </FieldRow>
  )
}
