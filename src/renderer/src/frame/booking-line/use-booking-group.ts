import { CalendarPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { resolveWallTime } from '../../../../shared/domain/time.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import { useClientSearch } from '../../panels/use-client-search.ts'
import { useNow } from '../../state/clock.ts'
import type { Group } from '../palette-entry.ts'
import { lineWords } from './line-words.ts'
import { meantBy } from './meant.ts'
import { parseBookingLine } from './parse.ts'
import { confirmBooking } from './store.ts'

type Answer = { readonly groups: readonly Group[]; readonly answered: boolean }

/** How many people of that name are offered. */
const CLIENTS_SHOWN = 4

/** What a line in the palette can book, one entry for each client it may mean; nothing where it is no booking. */
export function useBookingGroup(query: string): Answer {
  const { t } = useTranslation()
  // The palette is there before the studio is.
  const zone = useQuery('studio.get', {}).value?.studio.zone
  const may = useMay()
  const now = useNow()
  const allowed = may('schedule.write') && may('bookings.write') && may('clients.read')
  const line = allowed && zone !== undefined ? parseBookingLine(query, lineWords(now, zone)) : null
  const trainers = useQuery('staff.list', line === null ? null : {}).value?.rows ?? []
  const services = useQuery('services.list', line === null ? null : { active: true }).value?.rows ?? []
  const teaching = trainers.filter(({ active, role }) => active && role === 'trainer')
  const meant = line === null ? null : meantBy(line, teaching, services)
  const clients = useClientSearch(meant?.client ?? null, CLIENTS_SHOWN)
  if (line === null || meant === null || zone === undefined) return { groups: [], answered: true }

  const { instant } = resolveWallTime(`${line.day}T${line.time}`, zone)
  const when = `${formatDay(line.day, 'weekday')}, ${formatClock(instant, zone)}`
  const rest = [
    when,
    meant.trainer?.name,
    meant.service?.name,
    line.times > 1 ? t('palette.book.times', { count: line.times }) : undefined,
  ].filter((part) => part !== undefined)
  const entries = clients.rows.map((client) => ({
    id: `book.${client.id}`,
    label: t('palette.book.entry', { name: fullName(client), rest: rest.join(' · ') }),
    icon: CalendarPlus,
    run: () =>
      confirmBooking({
        ...{ trainerId: meant.trainer?.id ?? null, serviceId: meant.service?.id, startsAt: instant },
        ...{ client, times: line.times },
      }),
  }))
  const groups = entries.length === 0 ? [] : [{ title: t('palette.book.title'), entries }]
  return { groups, answered: clients.answered }
}
