import { type ScheduleSearch, scheduleSearch } from '../search.ts'
import type { Arrangement } from './arrangement.ts'

/** What of the address is where one is, and not how one looks. */
type Whereabouts = 'date' | 'session' | 'saved'
export type ViewSettings = Omit<ScheduleSearch, Whereabouts>

/** How the schedule is looked at, whole: also the columns, where the address leaves them open. */
export function settingsOf(search: ScheduleSearch, arrangement: Arrangement): ViewSettings {
  const { date: _date, session: _session, saved: _saved, ...settings } = search
  const { hidden, order, pinned } = arrangement
  return known({ ...settings, hidden: [...hidden], order: [...order], pinned: [...pinned] })
}

/** What a view says as far as this version knows it; the rest falls away. */
export function settingsFrom(stored: unknown): ViewSettings {
  const found = scheduleSearch.safeParse(stored)
  if (!found.success) return {}
  const { date: _date, session: _session, saved: _saved, ...settings } = found.data
  return known(settings)
}

/** Without what is not said, and without lists that say nothing. */
function known(settings: ViewSettings): ViewSettings {
  const said = Object.entries(settings).filter(([, value]) => value !== undefined && !isEmptyList(value))
  return Object.fromEntries(said)
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** The address of a view: where one is stays, and what the view does not say is as usual. */
export function searchOf(now: ScheduleSearch, id: number, settings: ViewSettings): ScheduleSearch {
  return { ...placeOf(now), hidden: [], order: [], pinned: [], ...settings, saved: id }
}

/** The same place, looked at as usual. */
export function placeOf({ date, session }: ScheduleSearch): ScheduleSearch {
  return { ...(date === undefined ? {} : { date }), ...(session === undefined ? {} : { session }) }
}

/** Whether the address says where one is and nothing else: then the default view may say how. */
export function isBare(search: ScheduleSearch): boolean {
  return Object.entries(search).every(
    ([name, value]) => value === undefined || name === 'date' || name === 'session',
  )
}

/** Whether two settings say the same. */
export function isSameView(a: ViewSettings, b: ViewSettings): boolean {
  const [of, other] = [known(a), known(b)] as Readonly<Record<string, unknown>>[]
  if (of === undefined || other === undefined) return false
  const names = new Set([...Object.keys(of), ...Object.keys(other)])
  return [...names].every((name) => JSON.stringify(of[name]) === JSON.stringify(other[name]))
}
