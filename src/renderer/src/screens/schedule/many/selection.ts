import { create } from 'zustand'
import { announce } from '../../../components/live-region.tsx'
import { i18n } from '../../../i18n/setup.ts'
import type { AxisSpan } from '../axis.ts'
import type { Column } from '../columns.ts'
import type { DaySession } from '../sessions.ts'

/** What was copied or cut, to be pasted somewhere else. */
export type Clip = {
  readonly kind: 'copy' | 'cut'
  /** As they were last on screen: who pastes goes by what they have seen. */
  readonly sessions: readonly DaySession[]
  readonly ids: ReadonlySet<number>
}

type Selection = {
  readonly ids: ReadonlySet<number>
  /** Where a stretch of sessions begins: the last one that was chosen by itself. */
  readonly anchor: number | null
  readonly clip: Clip | null
}

const NONE: ReadonlySet<number> = new Set()

/** The sessions on the schedule that are chosen together, and what waits to be pasted. */
export const useSelection = create<Selection>(() => ({ ids: NONE, anchor: null, clip: null }))

/** Chooses these and no others, and says how many. */
export function choose(ids: ReadonlySet<number>, anchor: number | null): void {
  const before = useSelection.getState().ids
  useSelection.setState({ ids, anchor })
  if (ids.size > 0) announce(i18n.t('schedule.many.selected', { count: ids.size }))
  else if (before.size > 0) announce(i18n.t('schedule.many.cleared'))
}

export function clearSelection(): void {
  if (useSelection.getState().ids.size > 0) choose(NONE, null)
}

/** Remembers what to paste, and says how to go on. */
export function hold(kind: Clip['kind'], sessions: readonly DaySession[]): void {
  useSelection.setState({ clip: { kind, sessions, ids: new Set(sessions.map(({ id }) => id)) } })
  const key = kind === 'cut' ? 'schedule.many.cut' : 'schedule.many.copied'
  announce(i18n.t(key, { count: sessions.length }))
}

/** What was cut is pasted: it is not pasted again. Something that was cut or copied since stays. */
export function forgetClip(pasted: Clip): void {
  useSelection.setState(({ clip }) => ({ clip: clip?.ids === pasted.ids ? null : clip }))
}

/** Takes what waits to be pasted as it is on screen now. */
export function refreshClip(seen: readonly DaySession[]): void {
  const { clip } = useSelection.getState()
  if (clip === null) return
  const now = new Map(seen.filter(({ id }) => clip.ids.has(id)).map((session) => [session.id, session]))
  const sessions = clip.sessions.map((session) => now.get(session.id) ?? session)
  if (sessions.some((session, index) => session !== clip.sessions[index])) {
    useSelection.setState({ clip: { ...clip, sessions } })
  }
}

/** With this one in it, or without it when it was. */
export function toggled(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

/** What of a selection is still there; the same set when all is. */
export function stillThere(ids: ReadonlySet<number>, columns: readonly Column[]): ReadonlySet<number> {
  if (ids.size === 0) return ids
  const there = new Set(columns.flatMap(({ sessions }) => sessions.map(({ id }) => id)))
  const kept = [...ids].filter((id) => there.has(id))
  return kept.length === ids.size ? ids : new Set(kept)
}

/** A stretch of the grid: columns from one to another, minutes of the axis from one to another. */
export type Stretch = {
  readonly columns: readonly [number, number]
  readonly minutes: readonly [number, number]
}

/** The sessions that lie in a stretch, even in part. */
export function sessionsIn(
  columns: readonly Column[],
  { columns: sides, minutes }: Stretch,
): ReadonlySet<number> {
  const [first, last] = sorted(sides)
  const [from, to] = sorted(minutes)
  const ids = new Set<number>()
  const lies = (span: AxisSpan) => span.top < to && span.top + span.minutes > from
  for (const { placed, more } of columns.slice(first, last + 1)) {
    const seen = placed.filter(lies).map(({ session }) => session)
    const behind = more.filter(lies).flatMap(({ sessions }) => sessions)
    for (const { id } of [...seen, ...behind]) ids.add(id)
  }
  return ids
}

/** All between two sessions, both included: those of the columns and of the time that the two span. */
export function between(columns: readonly Column[], a: number, b: number): ReadonlySet<number> {
  const [from, to] = [spotOf(columns, a), spotOf(columns, b)]
  if (from === null || to === null) return new Set([b])
  return sessionsIn(columns, {
    columns: [from.column, to.column],
    minutes: [Math.min(from.top, to.top), Math.max(from.top + from.minutes, to.top + to.minutes)],
  })
}

function spotOf(columns: readonly Column[], id: number) {
  for (const [column, { placed }] of columns.entries()) {
    const found = placed.find(({ session }) => session.id === id)
    if (found !== undefined) return { column, top: found.top, minutes: found.minutes }
  }
  return null
}

const sorted = ([a, b]: readonly [number, number]): readonly [number, number] => (a < b ? [a, b] : [b, a])

/** What of a column is in a set, as one text, which stays the same for as long as that does. */
export function markedIn({ sessions }: Column, ids: ReadonlySet<number>): string {
  if (ids.size === 0) return ''
  return sessions
    .filter(({ id }) => ids.has(id))
    .map(({ id }) => id)
    .join()
}

/** The chosen sessions, in the order of time. */
export function chosenOf(sessions: readonly DaySession[], ids: ReadonlySet<number>): readonly DaySession[] {
  return inOrder(sessions.filter(({ id }) => ids.has(id)))
}

/** By their start; those that begin together as they were. */
export function inOrder(sessions: readonly DaySession[]): readonly DaySession[] {
  return sessions.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
}

/**
 * What an act on one session is about: all chosen ones if it is one of them, else itself alone.
 */
export function aboutWhich(session: DaySession, sessions: readonly DaySession[]): readonly DaySession[] {
  const { ids } = useSelection.getState()
  return ids.has(session.id) && ids.size > 1 ? chosenOf(sessions, ids) : [session]
}
