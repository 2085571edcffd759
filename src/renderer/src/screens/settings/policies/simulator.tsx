import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { Answered } from '../../../components/answered.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { formatDayRange } from '../../../i18n/format-date.ts'
import { useStudio } from '../../../state/studio.ts'
import type { StudioValues } from '../studio/studio-form.ts'
import classes from './policies.module.css'
import { areFit, type Days, daysOf, policyOf, STRETCHES, type Stretch } from './simulation.ts'
import { SimulationResult } from './simulation-result.tsx'

type Props = {
  readonly typed: StudioValues
  /** Whether what is typed differs from the rules in force. */
  readonly changed: boolean
}

/** How long somebody types before it is worth asking. */
const TYPING_MS = 200

/** What the rules that are typed would have made of what clients really cancelled and missed. Nothing is saved for it. */
export function Simulator({ typed, changed }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const id = useId()
  const [stretch, setStretch] = useState<Stretch>('months')
  const [own, setOwn] = useState<Days>(() => daysOf('months', today))
  const days = stretch === 'own' ? own : daysOf(stretch, today)
  const policy = policyOf(typed)
  const fit = policy !== null && areFit(days)
  const [asked] = useDebouncedValue(JSON.stringify(fit ? { ...days, policy } : null), TYPING_MS)
  const answer = useQuery('policies.simulate', JSON.parse(asked), { keepPrevious: true })
  const choose = (next: Stretch | null) => {
    if (next === null) return
    if (next === 'own') setOwn(days)
    setStretch(next)
  }
  return (
    <section className={classes.simulator} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id}>{t('policies.title')}</h2>
        <p className={classes.hint}>{t(changed ? 'policies.leadTyped' : 'policies.lead')}</p>
      </header>
      <div className={classes.asked}>
        <Select
          className={classes.stretch ?? ''}
          label={t('policies.stretch')}
          allowDeselect={false}
          value={stretch}
          onChange={choose}
          data={STRETCHES.map((value) => ({ value, label: t(`policies.stretches.${value}`) }))}
        />
        {stretch === 'own' ? (
          <OwnDays days={own} onChange={setOwn} />
        ) : (
          <p className={classes.days}>{formatDayRange(days.from, days.to)}</p>
        )}
      </div>
      {fit ? (
        <Answered answer={answer} skeleton={<Skeleton lines={6} />}>
          {(simulation) => <SimulationResult simulation={simulation} outdated={answer.outdated} />}
        </Answered>
      ) : (
        <p className={classes.hint}>{t(policy === null ? 'policies.noRule' : 'policies.noDays')}</p>
      )}
    </section>
  )
}

type OwnProps = { readonly days: Days; readonly onChange: (days: Days) => void }

function OwnDays({ days, onChange }: OwnProps) {
  const { t } = useTranslation()
  return (
    <>
      {(['from', 'to'] as const).map((field) => (
        <TextInput
          key={field}
          type="date"
          label={t(`policies.${field}`)}
          value={days[field]}
          onChange={({ currentTarget: { value } }) => onChange({ ...days, [field]: value })}
        />
      ))}
    </>
  )
}
