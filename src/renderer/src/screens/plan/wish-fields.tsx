import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CADENCES } from '../../../../shared/domain/plans.ts'
import { isLocalDate, laterDate } from '../../../../shared/domain/time.ts'
import { CountInput } from '../../panels/count-input.tsx'
import { useStudio } from '../../state/studio.ts'
import { OutlookLine } from '../schedule/session-dialog/outlook-line.tsx'
import classes from './plan.module.css'
import type { Planning } from './use-planning.ts'
import type { Preview } from './view-model.ts'
import { Where } from './where.tsx'

type Props = {
  readonly shown: Preview
  readonly wishes: Planning['wishes']
  readonly onWish: Planning['wish']
}

/** What, how many, from when, at what time and how often. */
export function WishFields({ shown, wishes, onWish }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const { services, questions, payment } = shown
  const { count, most, serviceId, weekdays } = shown.wishes
  const asked = questions.filter(({ code }) => code.startsWith('count_') || code === 'tier_unknown')
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.hidden}>{t('plan.wishes')}</legend>
      <Select
        label={t('plan.service')}
        placeholder={t('plan.servicePlaceholder')}
        allowDeselect={false}
        data={services.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={serviceId === null ? null : String(serviceId)}
        onChange={(value) => value !== null && onWish({ serviceId: Number(value) })}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('plan.date')}
          min={laterDate(today, payment.from ?? today)}
          value={firstDay(wishes.date, payment)}
          onChange={({ currentTarget: { value } }) => isLocalDate(value) && onWish({ date: value })}
        />
        <TextInput
          type="time"
          label={t('plan.time')}
          value={wishes.time ?? ''}
          onChange={({ currentTarget: { value } }) => value !== '' && onWish({ time: value.slice(0, 5) })}
        />
      </div>
      {payment.sentence !== null && (
        <OutlookLine tone={payment.from === null ? 'refused' : 'info'}>{payment.sentence}</OutlookLine>
      )}
      <div className={classes.pair}>
        <div>
          <span className={classes.label} id="plan-often">
            {t('plan.often')}
          </span>
          <SegmentedControl
            aria-labelledby="plan-often"
            fullWidth
            value={String(wishes.perWeek ?? weekdays.length)}
            data={CADENCES.map((cadence) => ({
              value: String(cadence),
              label: t('plan.perWeek', { count: cadence }),
            }))}
            onChange={(value) => {
              const perWeek = CADENCES.find((cadence) => String(cadence) === value)
              if (perWeek !== undefined) onWish({ perWeek })
            }}
          />
        </div>
        <CountInput
          label={t('plan.count')}
          value={wishes.count ?? count}
          data-autofocus={undefined}
          onChange={(value) => {
            const next = Number(value)
            if (Number.isInteger(next) && next >= 1 && next <= 100) onWish({ count: next })
          }}
        />
      </div>
      <Where shown={shown} wishes={wishes} onWish={onWish} />
      {asked.map(({ code, message }) => (
        <OutlookLine key={code} tone="warning">
          {message} {t('plan.confirms', { count })}
        </OutlookLine>
      ))}
      {(wishes.count ?? count) >= most && (
        <OutlookLine tone="info">{t('plan.most', { count: most })}</OutlookLine>
      )}
    </fieldset>
  )
}

/** The first day that is asked for; no earlier than its credits pay. */
function firstDay(asked: string | undefined, { from, sentence }: Preview['payment']): string {
  if (asked === undefined) return ''
  return from === null || sentence === null ? asked : laterDate(asked, from)
}
