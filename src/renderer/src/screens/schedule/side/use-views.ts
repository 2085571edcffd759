import { useEffect, useState } from 'react'
import type { Value } from '../../../../../shared/contract/index.ts'
import { useQuery } from '../../../api/use-query.ts'
import type { ScheduleSearch } from '../search.ts'
import { isBare, searchOf, settingsFrom } from './view-settings.ts'

export type SavedView = Value<'views.list'>['rows'][number]

/**
 * Opens the schedule with the default view, when nobody came with a view of their own: once, when the screen opens.
 * True while it is not known yet whether there is one.
 */
export function useDefaultView(
  search: ScheduleSearch,
  replace: (next: (now: ScheduleSearch) => ScheduleSearch) => void,
): boolean {
  const views = useQuery('views.list', {})
  const [waiting, setWaiting] = useState(() => isBare(search))
  const { value, refusal } = views
  useEffect(() => {
    if (!waiting || (value === undefined && refusal === null)) return
    setWaiting(false)
    const view = value?.rows.find(({ isDefault }) => isDefault)
    if (view !== undefined) replace((now) => searchOf(now, view.id, settingsFrom(view.settings)))
  }, [waiting, value, refusal, replace])
  return waiting
}
