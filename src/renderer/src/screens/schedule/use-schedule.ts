import { useMemo, useState } from 'react'
import type { Input, Value } from '../../../../shared/contract/index.ts'
import { type DayScale, dayScale } from '../../../../shared/domain/day-scale.ts'
import { addDays, formatInstant, type LocalDate, startOfWeek } from '../../../../shared/domain/time.ts'
import { keyOf, queryClient } from '../../api/query-client.ts'
import { type Answer, ask, useQuery } from '../../api/use-query.ts'
import { firstWeekday } from '../../i18n/locale.ts'
import { useNow } from '../../state/clock.ts'
import { useStudio } from '../../state/studio.ts'
import type { AskedColumns } from '../print/sheets.ts'
import { useAgendaSessions } from './agenda/use-agenda-sessions.ts'
import { CALM, type Marks } from './attention.ts'
import { blocksOf, type ScheduleBlock } from './blocks.ts'
import { type Group, type Resource, resourcesOf, type ScheduleView, scheduleModel } from './columns.ts'
import { chosenResources, passes } from './filters.ts'
import { ownFirst } from './own-first.ts'
import { usePendingMoves, withPendingMoves } from './pending-moves.ts'
import { type ScheduleSearch, type Span, spanOf } from './search.ts'
import type { DaySession } from './sessions.ts'
import { type Arrangement, arrangedAs, arrangementOf, inOrder, notHidden } from './side/arrangement.ts'
import { useKeptArrangement } from './side/side-store.ts'
import { isWaiting, needsRoomBy, waitingIn } from './tray.ts'

const DAYS: Readonly<Record<Span, number>> = { day: 1, week: 7 }

/** The days that are on screen when this one is looked at. */
function scalesFor(date: LocalDate, view: Span, zone: string): readonly DayScale[] {
  const first = view === 'week' ? startOfWeek(date, firstWeekday()) : date
  return Array.from({ length: DAYS[view] }, (_, day) => dayScale(addDays(first, day), zone))
}

function rangeOf(scales: readonly DayScale[]) {
  const from = formatInstant(scales[0]?.startsAt ?? 0)
  return { from, to: formatInstant(scales.at(-1)?.endsAt ?? 0) }
}

/** The same days, as hours are asked for. */
function daysOf(scales: readonly DayScale[]) {
  const from = scales[0]?.date ?? ''
  return { from, until: scales.at(-1)?.date ?? from }
}

/** The day that one step back or forth leads to. */
export const dayBeside = (date: LocalDate, view: Span, step: 1 | -1): LocalDate =>
  addDays(date, step * DAYS[view])

/** Fetches what a step would show, for when it is about to be taken. */
export function prefetchRange(date: LocalDate, view: Span, zone: string): void {
  const scales = scalesFor(date, view, zone)
  const prefetch = <M extends 'schedule.range' | 'hours.range'>(method: M, input: Input<M>) =>
    queryClient.prefetchQuery({ queryKey: keyOf(method, input), queryFn: () => ask(method, input) })
  void prefetch('schedule.range', rangeOf(scales))
  void prefetch('hours.range', daysOf(scales))
}

export type Schedule = {
  readonly view: ScheduleView | null
  /** Whom there could be columns for, the hidden ones too, in the order in which they stand. */
  readonly listed: readonly Resource[]
  readonly arrangement: Arrangement
  /** The sessions of the agenda, which has all that pass the filters; null while the grid is looked at. */
  readonly rows: readonly DaySession[] | null
  /** Those that wait for a trainer, or for a room: they are in no column. */
  readonly waiting: readonly DaySession[]
  /** The days of the view: those that its sessions are of. */
  readonly scales: readonly DayScale[]
  readonly mode: Span
  readonly group: Group
  readonly date: LocalDate
  readonly range: Answer<{ readonly sessions: DaySession[] }>
  /** What is shown is of the days before those that were asked for, which are on the way. */
  readonly outdated: boolean
  readonly loading: boolean
  readonly missing: 'services' | 'trainers' | null
  /** Minutes that trainer and room stay taken after a session of a service. */
  readonly bufferOf: (serviceId: number) => number
}

/** What the schedule shows: the days of the address, grouped and filtered; the days before while these are on the way. */
export function useSchedule(search: ScheduleSearch): Schedule {
  const studio = useStudio()
  const date = search.date ?? studio.today
  const { group = 'trainer' } = search
  const mode = spanOf(search.view)
  const scales = useMemo(() => scalesFor(date, mode, studio.zone), [date, mode, studio.zone])
  const range = useQuery('schedule.range', rangeOf(scales), { keepPrevious: true })
  const hours = useQuery('hours.range', daysOf(scales), { keepPrevious: true })
  const staff = useQuery('staff.list', {})
  const rooms = useQuery('rooms.list', {})
  const actor = useQuery('auth.current', {}).value?.actor ?? null
  // Sessions also have services that are no longer offered; the dialog opens with one that is.
  const services = useQuery('services.list', {})
  const offered = useQuery('services.list', { active: true })
  const shown = useShown(scales, range, hours)
  const now = useNow()
  const moves = usePendingMoves((pending) => pending.bySession)
  const [model] = useState(() => scheduleModel())

  const kept = useKeptArrangement(studio, group)
  const { hidden, order, pinned } = search
  const arrangement = useMemo(
    () => arrangementOf({ hidden, order, pinned }, kept),
    [hidden, order, pinned, kept],
  )
  const needsRoom = useMemo(() => needsRoomBy(services.value?.rows ?? []), [services.value])

  const { view, listed, waiting } = useMemo(() => {
    if (shown === null) return NOTHING
    const { services, trainers, status, only } = search
    const filters = { services, trainers, status, only }
    const sessions = withPendingMoves(shown.sessions, moves)
    const placed = sessions.filter((session) => !isWaiting(session, group, needsRoom))
    const people = ownFirst(staff.value?.rows ?? [], actor)
    const all = resourcesOf(group, people, rooms.value?.rows ?? [], placed)
    const listed = inOrder(chosenResources(filters, group, all), arrangement)
    const resources = notHidden(listed, arrangement)
    const shows = (session: DaySession, marks: Marks) =>
      passes(filters, session, marks) && !isWaiting(session, group, needsRoom)
    const view = model({ ...shown, resources, group, sessions, now, shows })
    // Whose trainer is open is not a matter of the trainers that were chosen.
    const ofAnybody = { ...filters, trainers: undefined, only: undefined }
    const open = sessions.filter((session) => passes(ofAnybody, session, CALM))
    return { view, listed, waiting: waitingIn(open, group, needsRoom) }
  }, [shown, moves, search, group, staff.value, actor, rooms.value, now, model, arrangement, needsRoom])

  const rows = useAgendaSessions(view, search)
  const bufferOf = useMemo(() => {
    const buffers = new Map(services.value?.rows.map((row) => [row.id, row.bufferMinutes]))
    return (serviceId: number) => buffers.get(serviceId) ?? 0
  }, [services.value])
  const loading = [range, hours, staff, rooms, services, offered].some(({ pending }) => pending)
  const nobody = !loading && listed.length === 0 && search.trainers === undefined
  const missing = offered.value?.rows.length === 0 ? 'services' : nobody ? 'trainers' : null
  return {
    view,
    listed,
    arrangement,
    rows,
    waiting,
    scales: shown?.scales ?? scales,
    mode,
    group,
    date,
    range,
    outdated: shown !== null && shown.scales !== scales,
    loading,
    missing,
    bufferOf,
  }
}

/** The columns as they stand on the screen, for paper; the agenda has none and hides nobody. */
export function printedColumns(
  { group, listed, arrangement, rows }: Schedule,
  trainerIds: ScheduleSearch['trainers'],
): AskedColumns {
  const order = listed.map(arrangedAs)
  return {
    group,
    trainerIds,
    order,
    hidden: rows === null ? order.filter((key) => arrangement.hidden.includes(key)) : [],
  }
}

const NOTHING = { view: null, listed: [], waiting: [] } as const

type Shown = {
  readonly scales: readonly DayScale[]
  readonly sessions: readonly DaySession[]
  readonly blocks: readonly ScheduleBlock[]
}

const NO_HOURS: Value<'hours.range'>['blocks'] = []

/** Days, sessions and hours that belong together: while others are asked for, those of the last answers. */
function useShown(
  scales: readonly DayScale[],
  range: Schedule['range'],
  hours: Answer<Value<'hours.range'>>,
): Shown | null {
  const [kept, setKept] = useState<Shown | null>(null)
  // Who may not read the hours sees the days without them.
  const told = hours.refusal === null ? hours.value?.blocks : NO_HOURS
  const blocks = useMemo(() => told && blocksOf(told), [told])
  const sessions = range.outdated || hours.outdated ? undefined : range.value?.sessions
  if (sessions === undefined || blocks === undefined) return kept
  if (kept?.scales === scales && kept.sessions === sessions && kept.blocks === blocks) return kept
  const next = { scales, sessions, blocks }
  setKept(next)
  return next
}
