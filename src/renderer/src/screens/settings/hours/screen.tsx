import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answer, useQuery } from '../../../api/use-query.ts'
import { Answered } from '../../../components/answered.tsx'
import { Screen } from '../../../components/screen.tsx'
import { Closures } from './closures.tsx'
import { OpeningHours } from './opening-hours.tsx'
import { TrainerHours } from './trainer-hours.tsx'

/** When the studio is open, or when one trainer works and is away. */
export function HoursScreen() {
  const { t } = useTranslation()
  const { trainer } = useSearch({ from: '/settings/hours' })
  const opening = useQuery('hours.get', trainer === undefined ? {} : null)
  const week = useQuery('availability.get', trainer === undefined ? null : { trainerId: trainer })
  const staff = useQuery('staff.list', {})
  if (trainer === undefined) {
    return (
      <Told answer={opening}>
        {(stored) => (
          <OpeningHours stored={stored} staff={staff.value?.rows ?? []}>
            <Closures />
          </OpeningHours>
        )}
      </Told>
    )
  }
  const name = staff.value?.rows.find(({ id }) => id === trainer)?.name ?? t('role.trainer')
  return (
    <Told answer={week}>
      {(stored) => (
        <TrainerHours
          key={trainer}
          stored={stored}
          trainer={{ id: trainer, name }}
          staff={staff.value?.rows ?? []}
        />
      )}
    </Told>
  )
}

type ToldProps<T> = { readonly answer: Answer<T>; readonly children: (value: T) => ReactNode }

/** The page once its hours are known; until then it has its title all the same. */
function Told<T>({ answer, children }: ToldProps<T>) {
  const { t } = useTranslation()
  if (answer.value !== undefined) return children(answer.value)
  return (
    <Screen title={t('settings.section.hours')} ready={answer.refusal !== null}>
      <Answered answer={answer}>{() => null}</Answered>
    </Screen>
  )
}
