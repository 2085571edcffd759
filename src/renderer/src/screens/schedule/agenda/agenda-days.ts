import type { DayScale } from '../../../../../shared/domain/day-scale.ts'
import type { Instant, LocalDate } from '../../../../../shared/domain/time.ts'
import type { ScheduleBlock } from '../blocks.ts'
import { type DayNote, dayNotes } from '../day-notes.ts'
import { type DaySession, periodOf } from '../sessions.ts'

/** A line of the agenda. Every session has one: on the day it begins, or on the first day shown if that is earlier. */
export type AgendaEntry = {
  readonly session: DaySession
  /** The clock shows the time of its start for the second time on that day. */
  readonly again: boolean
  /** It began before the first day shown. */
  readonly fromBefore: boolean
}

export type AgendaDay = {
  readonly date: LocalDate
  readonly entries: readonly AgendaEntry[]
  /** Who is away, and what is closed. */
  readonly notes: readonly DayNote[]
}

/** What stands below one another: the head of a day, who is away, its sessions, or the word that it has none. */
export type AgendaItem =
  | { readonly kind: 'day'; readonly key: string; readonly day: number }
  | { readonly kind: 'session'; readonly key: string; readonly day: number; readonly entry: AgendaEntry }
  | { readonly kind: 'none'; readonly key: string; readonly day: number }
  | { readonly kind: 'note'; readonly key: string; readonly day: number; readonly note: DayNote }

/** The sessions of these days in the order in which they begin; what begins together, by title. */
export function agendaDays(
  scales: readonly DayScale[],
  sessions: readonly DaySession[],
  blocks: readonly ScheduleBlock[] = [],
): readonly AgendaDay[] {
  const inOrder = sessions.toSorted(
    (a, b) => periodOf(a).startsAt - periodOf(b).startsAt || a.title.localeCompare(b.title) || a.id - b.id,
  )
  return scales.map((scale, index) => ({
    date: scale.date,
    notes: dayNotes(scale, blocks),
    entries: inOrder
      .filter((session) => isOn(scale, session, index === 0))
      .map((session) => entryOn(scale, session)),
  }))
}

function isOn(scale: DayScale, session: DaySession, isFirst: boolean): boolean {
  const { startsAt, endsAt } = periodOf(session)
  if (startsAt >= scale.endsAt) return false
  return startsAt >= scale.startsAt || (isFirst && endsAt > scale.startsAt)
}

function entryOn(scale: DayScale, session: DaySession): AgendaEntry {
  const { startsAt } = periodOf(session)
  const row = scale.rows.find((one) => startsAt >= one.startsAt && startsAt < one.endsAt)
  return { session, again: row?.occurrence === 'second', fromBefore: startsAt < scale.startsAt }
}

/** The days one below the other. */
export function agendaItems(days: readonly AgendaDay[]): readonly AgendaItem[] {
  return days.flatMap(({ date, entries, notes }, day) => [
    { kind: 'day' as const, key: `day ${date}`, day },
    ...notes.map((note, place) => ({ kind: 'note' as const, key: `note ${date} ${place}`, day, note })),
    ...(entries.length === 0 ? [{ kind: 'none' as const, key: `none ${date}`, day }] : []),
    ...entries.map((entry) => ({ kind: 'session' as const, key: `session ${entry.session.id}`, day, entry })),
  ])
}

/** Where the agenda opens: at the session that is looked at, else at the first one not over at `from`, else at the first. */
export function openingItem(
  items: readonly AgendaItem[],
  from: Instant,
  selectedId: number | null,
): number | null {
  const find = (wanted: (session: DaySession) => boolean) => {
    const index = items.findIndex((item) => item.kind === 'session' && wanted(item.entry.session))
    return index === -1 ? null : index
  }
  return (
    find((session) => session.id === selectedId) ??
    find((session) => periodOf(session).endsAt > from) ??
    find(() => true)
  )
}

/** Where a key leads from a session: to another one of the list, or nowhere (null) when the key is for others. */
export function itemAfterKey(
  items: readonly AgendaItem[],
  here: number,
  key: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
): number | null {
  const stops = items.flatMap((item, index) => (item.kind === 'session' ? [index] : []))
  const ofDay = stops.filter((index) => items[index]?.day === items[here]?.day)
  const all = key.ctrlKey || key.metaKey
  const place = stops.indexOf(here)
  switch (key.key) {
    case 'ArrowDown':
      return all ? null : (stops[place + 1] ?? here)
    case 'ArrowUp':
      return all ? null : (stops[place - 1] ?? here)
    case 'Home':
      return (all ? stops : ofDay)[0] ?? here
    case 'End':
      return (all ? stops : ofDay).at(-1) ?? here
    default:
      return null
  }
}
