import { TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Value } from '../../../../../shared/contract/index.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useMay } from '../../../api/use-may.ts'
import { Button } from '../../../components/button.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { toast } from '../../../components/toast.tsx'
import { useStudio } from '../../../state/studio.ts'
import classes from './hours.module.css'
import { HoursPage } from './hours-page.tsx'
import { Leave } from './leave.tsx'
import { useWeek, type WeekEditor } from './use-week.ts'
import { areDaysWrong, type Period } from './week.ts'
import { WeekFields } from './week-fields.tsx'
import { WeekRead } from './week-read.tsx'
import { weekInWords } from './week-words.ts'

type Props = {
  readonly stored: Value<'availability.get'>
  readonly trainer: { readonly id: number; readonly name: string }
  readonly staff: Value<'staff.list'>['rows']
}

const dated = z
  .array(
    z.object({
      weekday: z.number(),
      from: z.string(),
      until: z.string(),
      fromDay: z.string().nullable(),
      untilDay: z.string().nullable(),
    }),
  )
  .catch([])

/** When a trainer works, every week or from one day to another, and when they are away. */
export function TrainerHours({ stored, trainer, staff }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMay()('staff.write')
  const week = useWeek(stored.availability, stored.version)
  const set = useCommand('availability.set')
  const { name } = trainer
  const save = async (version: number) => {
    const reply = await set.run({ trainerId: trainer.id, version, availability: [...week.hours] })
    if (!reply.ok) return
    week.begin(reply.value.availability, reply.value.version)
    toast({ message: t('hours.availabilitySaved', { name }) })
  }
  const inWords = (_field: string, value: unknown) =>
    [t('hours.availability'), weekInWords(t, dated.parse(value))] as const
  const none = week.hours.length === 0
  const without = t(none ? 'hours.available' : 'hours.notAvailable')
  return (
    <HoursPage
      trainerId={trainer.id}
      staff={staff}
      week={mayWrite ? week : null}
      busy={set.busy}
      onSave={() => void save(week.before.version)}
      onDiscard={() => week.begin(stored.availability, stored.version)}
    >
      <section aria-labelledby="availability">
        <h2 id="availability">{t('hours.availability')}</h2>
        <p className={classes.hint}>
          {t(none ? 'hours.alwaysAvailable' : 'hours.availabilityHint', { name })}
        </p>
        {!mayWrite && <p className={classes.hint}>{t('settings.readOnly')}</p>}
        <RefusalText
          refusal={set.refusal}
          wayOut={staleRecord({
            refusal: set.refusal,
            before: { availability: week.before.hours },
            inWords,
            onSave: (version, leaving) => {
              if (leaving.length === 0) return void save(version)
              set.reset()
              week.begin(stored.availability, stored.version)
            },
          })}
        />
        {mayWrite ? (
          <Weeks week={week} without={without} />
        ) : (
          <WeekRead hours={stored.availability} without={without} />
        )}
      </section>
      <Leave trainer={trainer} />
    </HoursPage>
  )
}

type WeeksProps = { readonly week: WeekEditor; readonly without: string }

/** Every week that is true for some days or always, each with its days. */
function Weeks({ week, without }: WeeksProps) {
  const { t } = useTranslation()
  const { today } = useStudio()
  return (
    <>
      {week.periods.map((period, place) => (
        <fieldset key={period.key} className={classes.period}>
          <legend>{t('hours.weekNumber', { count: place + 1 })}</legend>
          <Days week={week} period={period} />
          <WeekFields week={week} period={period} without={without} />
        </fieldset>
      ))}
      <div>
        <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => week.addPeriod(today)}>
          {t('hours.addWeek')}
        </Button>
      </div>
    </>
  )
}

function Days({ week, period }: { readonly week: WeekEditor; readonly period: Period }) {
  const { t } = useTranslation()
  const wrong = areDaysWrong(period)
  return (
    <div className={classes.days}>
      <TextInput
        type="date"
        label={t('hours.firstDay')}
        value={period.fromDay}
        onChange={({ currentTarget }) => week.setDays(period, { fromDay: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('hours.lastDay')}
        value={period.untilDay}
        error={wrong ? t('hours.daysWrong') : undefined}
        onChange={({ currentTarget }) => week.setDays(period, { untilDay: currentTarget.value })}
      />
      <p className={classes.hint}>{t('hours.daysHint')}</p>
      {week.periods.length > 1 && (
        <Button tone="quiet" onClick={() => week.removePeriod(period)}>
          {t('hours.removeWeek')}
        </Button>
      )}
    </div>
  )
}
