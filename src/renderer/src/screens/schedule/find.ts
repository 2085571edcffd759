import { foldForSearch } from '../../../../shared/domain/text.ts'
import type { StopPlace } from './arrows.ts'
import type { Column } from './columns.ts'
import { type DaySession, occupyingOf, periodOf } from './sessions.ts'

/** Words of a session, folded, kept with it: a session never changes, a changed one is another object. */
const known = new WeakMap<DaySession, readonly string[]>()

function wordsOf(session: DaySession): readonly string[] {
  const old = known.get(session)
  if (old !== undefined) return old
  const { title, serviceName, trainerName, roomName } = session
  const clients = occupyingOf(session).map(({ clientName }) => clientName)
  const words = splitWords([title, serviceName, trainerName, roomName, ...clients].join(' '))
  known.set(session, words)
  return words
}

const splitWords = (text: string): readonly string[] =>
  foldForSearch(text)
    .split(/[\s,.;:()/&-]+/)
    .filter((word) => word !== '')

/**
 * Whether a session is meant: every word that is typed begins one of its client's, title's, trainer's or room's,
 * whatever the case and accents. Nothing typed means none.
 */
export function isMeant(session: DaySession, query: string): boolean {
  const typed = splitWords(query)
  const words = wordsOf(session)
  return typed.length > 0 && typed.every((start) => words.some((word) => word.startsWith(start)))
}

/** A session that was found and where it can have the focus; one in the tray or the agenda has no place on the grid. */
export type Match = { readonly session: DaySession; readonly place: StopPlace | null }

/**
 * The sessions that are meant, in the order of time: those on the grid, in columns from the first to the last where
 * they begin together, and those in no column. One over midnight is found once.
 */
export function matchesIn(
  columns: readonly Column[],
  others: readonly DaySession[],
  query: string,
): readonly Match[] {
  if (query.trim() === '') return []
  const found = new Map<number, Match>()
  const add = (session: DaySession, place: StopPlace | null) => {
    if (!found.has(session.id) && isMeant(session, query)) found.set(session.id, { session, place })
  }
  for (const [column, { placed, more }] of columns.entries()) {
    for (const { session, top, minutes } of placed) {
      add(session, { column, stop: { id: session.id, top, minutes } })
    }
    for (const { sessions, top, minutes } of more) {
      // Behind "+n" only that itself can have the focus, which goes by the first of them.
      for (const session of sessions) {
        add(session, { column, stop: { id: sessions[0]?.id ?? session.id, top, minutes } })
      }
    }
  }
  for (const session of others) add(session, null)
  return [...found.values()].sort((a, b) => periodOf(a.session).startsAt - periodOf(b.session).startsAt)
}

/** Which match a step leads to from one of them, round at the ends; the first or the last from none. */
export function matchAfter(count: number, at: number | null, step: 1 | -1): number | null {
  if (count === 0) return null
  if (at === null) return step === 1 ? 0 : count - 1
  return (at + step + count) % count
}
