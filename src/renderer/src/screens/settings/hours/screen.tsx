import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { Answered } from '../../../components/answered.tsx'
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
      <Answered answer={opening}>
        {(stored) => (
          <OpeningHours stored={stored} staff={staff.value?.rows ?? []}>
            <Closures />
          </OpeningHours>
        )}
      </Answered>
    )
  }
  const name = staff.value?.rows.find(({ id }) => id === trainer)?.name ?? t('role.trainer')
  return (
    <Answered answer={week}>
      {(stored) => (
        <TrainerHours
          key={trainer}
          stored={stored}
          trainer={{ id: trainer, name }}
          staff={staff.value?.rows ?? []}
        />
      )}
    </Answered>
  )
}
