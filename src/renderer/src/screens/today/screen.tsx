import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { DayText } from '../../components/date-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { useStudio } from '../../state/studio.ts'
import { Ahead } from './ahead.tsx'
import { Sessions } from './sessions.tsx'
import classes from './today.module.css'
import { usualTrainer } from './view-model.ts'

/** A trainer's own day: who comes, what they have left, and what became of each. */
export function TodayScreen() {
  const { t } = useTranslation()
  const { today } = useStudio()
  const search = useSearch({ from: '/today' })
  const may = useMay()
  const actor = useQuery('auth.current', {})
  const staff = useQuery('staff.list', {})
  const trainerId = search.trainer ?? usualTrainer(actor.value?.actor ?? null, staff.value?.rows ?? [])
  const date = search.date ?? today
  const day = useQuery('trainers.day', trainerId === null ? null : { trainerId, date }, {
    keepPrevious: true,
  })
  const known = actor.value !== undefined && staff.value !== undefined
  const nobody = known && trainerId === null
  // Whose day it is follows from who works here: without that there is no day to ask for.
  const unknown = trainerId === null ? staff.refusal : null
  return (
    <Screen
      title={t('screen.today')}
      ready={nobody || unknown !== null || (known && !day.pending)}
      aside={<DaySteps date={date} today={today} />}
      actions={
        trainerId !== null && may('clients.read') ? <TrainerChoice trainerId={trainerId} /> : undefined
      }
    >
      {unknown !== null ? (
        <RefusedState refusal={unknown} onRetry={staff.retry} />
      ) : nobody ? (
        <EmptyState subject="clients" title={t('today.noTrainers.title')}>
          <p>{t('today.noTrainers.text')}</p>
        </EmptyState>
      ) : (
        <Answered answer={day}>
          {(shown) => (
            <div className={classes.columns}>
              <Sessions key={`${shown.trainer.id} ${shown.date}`} day={shown} />
              <Ahead ahead={shown.ahead} date={shown.date} today={today} />
            </div>
          )}
        </Answered>
      )}
    </Screen>
  )
}

type StepsProps = { readonly date: LocalDate; readonly today: LocalDate }

function DaySteps({ date, today }: StepsProps) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/today' })
  const goTo = (day: LocalDate) =>
    void navigate({ search: (now) => ({ ...now, date: day === today ? undefined : day }) })
  return (
    <div className={classes.steps}>
      <DayText day={date} style="long" />
      <IconButton
        label={t('schedule.previous')}
        icon={<ChevronLeft size={16} aria-hidden="true" />}
        onClick={() => goTo(addDays(date, -1))}
      />
      <IconButton
        label={t('schedule.next')}
        icon={<ChevronRight size={16} aria-hidden="true" />}
        onClick={() => goTo(addDays(date, 1))}
      />
      {date !== today && <Button onClick={() => goTo(today)}>{t('today.back')}</Button>}
    </div>
  )
}

/** For those who may look at other people's days. */
function TrainerChoice({ trainerId }: { readonly trainerId: number }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/today' })
  const rows = useQuery('staff.list', {}).value?.rows ?? []
  const offered = rows.filter(({ id, role, active }) => id === trainerId || (active && role === 'trainer'))
  return (
    <SearchableSelect
      aria-label={t('today.trainer')}
      value={String(trainerId)}
      data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(value) => {
        if (value !== null) void navigate({ search: (now) => ({ ...now, trainer: Number(value) }) })
      }}
    />
  )
}
