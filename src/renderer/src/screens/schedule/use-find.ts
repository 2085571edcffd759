import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../components/live-region.tsx'
import { pressedKeys } from '../../state/shortcuts.ts'
import { type Match, matchAfter, matchesIn } from './find.ts'
import { useFound } from './found-store.ts'
import type { ScheduleGuide } from './use-grid-guide.ts'
import type { Schedule } from './use-schedule.ts'
import { sessionName } from './words.ts'

export type Find = {
  readonly query: string
  readonly field: RefObject<HTMLInputElement | null>
  readonly matches: readonly Match[]
  /** Which of them was gone to last. */
  readonly at: number | null
  readonly onType: (query: string) => void
  /** Gives the focus to the next match or the one before, and says which it is. */
  readonly step: (step: 1 | -1) => void
  readonly clear: () => void
  /** On what holds the sessions: while something is searched for, arrows lead from match to match. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
}

/** The search in what is on screen: what it means, and the way from one match to the next. */
export function useFind(schedule: Schedule, guide: RefObject<ScheduleGuide | null>): Find {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState<number | null>(null)
  const matches = useMatches(schedule, query)
  useShowFound(matches, query)
  const index = matches.findIndex(({ session }) => session.id === current)
  const at = index === -1 ? null : index

  const onType = useCallback((typed: string) => {
    setQuery(typed)
    setCurrent(null)
  }, [])
  const clear = useCallback(() => onType(''), [onType])
  const step = (by: 1 | -1) => {
    const next = matchAfter(matches.length, at, by)
    const match = next === null ? undefined : matches[next]
    if (next === null || match === undefined) {
      if (query.trim() !== '') announce(t('schedule.side.find.noneSaid', { query }))
      return
    }
    setCurrent(match.session.id)
    focusOn(match, guide.current)
    const name = sessionName(match.session)
    announce(t('schedule.side.find.said', { at: next + 1, count: matches.length, name }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    // What is carried goes where its arrows say.
    if (query.trim() === '' || !isSession(target) || 'lifted' in target.dataset) return
    const keys = pressedKeys(event)
    const by = STEPS[keys]
    if (by !== undefined) step(by)
    else if (keys === 'Escape') clear()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { query, field, matches, at, onType, step, clear, onKeyDown }
}

function useMatches({ view, rows, waiting }: Schedule, query: string): readonly Match[] {
  const columns = view?.columns
  return useMemo(
    () => (rows === null ? matchesIn(columns ?? [], waiting, query) : matchesIn([], rows, query)),
    [columns, rows, waiting, query],
  )
}

const isSession = ({ dataset }: HTMLElement): boolean =>
  [dataset.session, dataset.chip, dataset.agendaSession].some((id) => id !== undefined)

/** Gives the focus to a session, wherever it stands: in a column, in the list, or among those that wait. */
export function focusOn(match: Match, guide: ScheduleGuide | null): void {
  const chip =
    match.place === null && document.querySelector<HTMLElement>(`[data-chip="${match.session.id}"]`)
  if (chip) chip.focus()
  else guide?.toMatch(match)
}

/** Tells whoever draws a session which are meant; nobody any more when the schedule is left. */
function useShowFound(matches: readonly Match[], query: string): void {
  const searched = query.trim() !== ''
  useLayoutEffect(() => {
    const ids = searched ? new Set(matches.map(({ session }) => session.id)) : null
    useFound.setState({ ids })
  }, [matches, searched])
  useEffect(() => () => useFound.setState({ ids: null }), [])
}
