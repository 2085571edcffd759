import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Value } from '../../../../../shared/contract/index.ts'
import { useQuery } from '../../../api/use-query.ts'
import type { ScheduleSearch } from '../search.ts'
import { isBare, searchOf, settingsFrom } from './view-settings.ts'

export type SavedView = Value<'views.list'>['rows'][number]

/** Whether a view is of the schedule: those of other screens say of which. */
export const isOfSchedule = ({ settings }: SavedView): boolean => settings.screen === undefined

/**
 * Opens the schedule with the default view, when nobody came with a view of their own: once, when the screen opens.
 * True while it is not known yet whether there is one.
 */
export function useDefaultView(search: ScheduleSearch): boolean {
  const navigate = useNavigate({ from: '/schedule' })
  const views = useQuery('views.list', {})
  const [waiting, setWaiting] = useState(() => isBare(search))
  const { value, refusal } = views
  useEffect(() => {
    if (!waiting || (value === undefined && refusal === null)) return
    setWaiting(false)
    const view = value?.rows.find(({ isDefault }) => isDefault)
    if (view === undefined) return
    const settings = settingsFrom(view.settings)
    void navigate({ search: (now) => searchOf(now, view.id, settings), replace: true })
  }, [waiting, value, refusal, navigate])
  return waiting
}
