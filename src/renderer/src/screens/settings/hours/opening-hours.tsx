import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Value } from '../../../../../shared/contract/index.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useMay } from '../../../api/use-may.ts'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { toast } from '../../../components/toast.tsx'
import classes from './hours.module.css'
import { HoursPage } from './hours-page.tsx'
import { useWeek } from './use-week.ts'
import { WeekFields } from './week-fields.tsx'
import { WeekRead } from './week-read.tsx'
import { weekInWords } from './week-words.ts'

type Props = {
  readonly stored: Value<'hours.get'>
  readonly staff: Value<'staff.list'>['rows']
  /** What else is said about when the studio is open. */
  readonly children: ReactNode
}

const weekly = z.array(z.object({ weekday: z.number(), from: z.string(), until: z.string() })).catch([])

/** The opening hours of every weekday. Without any the studio is always open. */
export function OpeningHours({ stored, staff, children }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMay()('studio.write')
  const week = useWeek(stored.opening, stored.version)
  const update = useCommand('hours.update')
  const opening = week.hours.map(({ weekday, from, until }) => ({ weekday, from, until }))
  const [period] = week.periods
  const save = async (version: number) => {
    const reply = await update.run({ version, opening })
    if (!reply.ok) return
    week.begin(reply.value.opening, reply.value.version)
    toast({ message: t('hours.openingSaved') })
  }
  const inWords = (_field: string, value: unknown) =>
    [t('hours.opening'), weekInWords(t, weekly.parse(value))] as const
  const without = t(opening.length === 0 ? 'hours.open' : 'hours.closed')
  return (
    <HoursPage
      trainerId={null}
      staff={staff}
      week={mayWrite ? week : null}
      busy={update.busy}
      onSave={() => void save(week.before.version)}
      onDiscard={() => week.begin(stored.opening, stored.version)}
    >
      <section aria-labelledby="opening">
        <h2 id="opening">{t('hours.opening')}</h2>
        <p className={classes.hint}>{t(opening.length === 0 ? 'hours.alwaysOpen' : 'hours.openingHint')}</p>
        {!mayWrite && <p className={classes.hint}>{t('settings.readOnly')}</p>}
        <RefusalText
          refusal={update.refusal}
          wayOut={staleRecord({
            refusal: update.refusal,
            before: { opening: week.before.hours },
            inWords,
            onSave: (version, leaving) => {
              if (leaving.length === 0) void save(version)
              else {
                update.reset()
                week.begin(stored.opening, stored.version)
              }
            },
          })}
        />
        {mayWrite && period !== undefined && <WeekFields week={week} period={period} without={without} />}
        {!mayWrite && <WeekRead hours={stored.opening} without={without} />}
      </section>
      {children}
    </HoursPage>
  )
}
