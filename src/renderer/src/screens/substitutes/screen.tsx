import { TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { isLocalDate, type LocalDate } from '../../../../shared/domain/time.ts'
import { type Answer, useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { PlanForm } from './plan-form.tsx'
import classes from './substitutes.module.css'

/** Somebody is ill: who stands in for each of their sessions of a day, what is moved, what is cancelled. */
export function SubstitutesScreen() {
  const { t } = useTranslation()
  const { today } = useStudio()
  const { trainer, date = today } = useSearch({ from: '/schedule/substitutes' })
  const navigate = useNavigate()
  const actor = useQuery('auth.current', {})
  const staff = useQuery('staff.list', {})
  const mayPlan = actor.value?.actor?.permissions.includes('schedule.write') ?? false
  const asked = trainer === undefined || !mayPlan ? null : { trainerId: trainer, date }
  const found = useQuery('schedule.substitutes', asked)
  const count = found.value?.sessions.length ?? 0
  return (
    <Screen
      title={t('substitutes.title')}
      ready={!actor.pending && !staff.pending && (asked === null || !found.pending)}
      back={{
        label: t('substitutes.back'),
        onBack: () => void navigate({ to: '/schedule', search: date === today ? {} : { date } }),
      }}
      aside={
        count > 0 ? (
          <span data-figure role="status">
            {t('substitutes.count', { count })}
          </span>
        ) : undefined
      }
      toolbar={
        mayPlan ? <AskedFields staff={staff.value?.rows ?? []} trainer={trainer} date={date} /> : undefined
      }
      fill
    >
      {mayPlan ? (
        <Sessions found={found} staff={staff.value?.rows ?? []} trainer={trainer} date={date} />
      ) : (
        !actor.pending && (
          <EmptyState subject="broken" title={t('substitutes.mayNot')}>
            <p>{t('substitutes.mayNotText')}</p>
          </EmptyState>
        )
      )}
    </Screen>
  )
}

type AskedProps = {
  readonly staff: Value<'staff.list'>['rows']
  readonly trainer: number | undefined
  readonly date: LocalDate
}

/** Who is away and when. */
function AskedFields({ staff, trainer, date }: AskedProps) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const navigate = useNavigate({ from: '/schedule/substitutes' })
  return (
    <div className={classes.asked}>
      <SearchableSelect
        className={classes.who ?? ''}
        label={t('substitutes.who')}
        placeholder={t('substitutes.whoPlaceholder')}
        data={staff
          .filter(({ active, id }) => active || id === trainer)
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={trainer === undefined ? null : String(trainer)}
        onChange={(id) =>
          void navigate({ search: (now) => ({ ...now, trainer: id === null ? undefined : Number(id) }) })
        }
      />
      <TextInput
        type="date"
        label={t('substitutes.day')}
        min={today}
        value={date}
        onChange={({ currentTarget: { value } }) => {
          if (isLocalDate(value)) void navigate({ search: (now) => ({ ...now, date: value }) })
        }}
      />
    </div>
  )
}

type SessionsProps = AskedProps & { readonly found: Answer<Value<'schedule.substitutes'>> }

function Sessions({ found, staff, trainer, date }: SessionsProps) {
  const { t } = useTranslation()
  if (trainer === undefined) {
    return (
      <EmptyState subject="sessions" title={t('substitutes.nobody')}>
        <p>{t('substitutes.nobodyText')}</p>
      </EmptyState>
    )
  }
  const name = staff.find(({ id }) => id === trainer)?.name ?? ''
  return (
    <Answered answer={found}>
      {({ sessions }) => (
        <PlanForm
          key={`${trainer} ${date}`}
          orphans={sessions}
          trainer={{ id: trainer, name }}
          date={date}
          dayInWords={formatDay(date, 'long')}
        />
      )}
    </Answered>
  )
}
