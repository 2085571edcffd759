import type { Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import type { Arrangement } from './wall-store.ts'

export type WallSession = Value<'schedule.wall'>['sessions'][number]

/** What there is to say of places. One place that is taken is booked, not full. */
export type Places =
  | { readonly kind: 'left'; readonly count: number }
  | { readonly kind: 'full' | 'booked'; readonly waiting: number }
  | { readonly kind: 'cancelled' }

export type WallItem = {
  readonly key: string
  readonly session: WallSession
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly phase: 'now' | 'next' | 'later'
  /** To the end of what is on now, else to the start. */
  readonly minutes: number
  readonly places: Places
}

export type WallGroup = { readonly name: string | null; readonly items: readonly WallItem[] }

/** What is not over: first what is on now, then the rest in the order of their starts; the soonest open ones are next. */
export function wallItems(sessions: readonly WallSession[], now: Instant): WallItem[] {
  const timed = sessions
    .map((session, place) => ({
      key: `${place} ${session.startsAt}`,
      session,
      startsAt: instantOf(session.startsAt),
      endsAt: instantOf(session.endsAt),
      places: placesOf(session),
    }))
    .filter(({ endsAt }) => endsAt > now)
    .sort((a, b) => a.startsAt - b.startsAt)
  const soonest = timed.find(({ startsAt, session }) => startsAt > now && session.status === 'open')?.startsAt
  return timed.map((item) => {
    const running = item.startsAt <= now
    const minutes = ((running ? item.endsAt : item.startsAt) - now) / MINUTE
    return { ...item, minutes, phase: running ? 'now' : item.startsAt === soonest ? 'next' : 'later' }
  })
}

function placesOf({ status, capacity, free, waiting }: WallSession): Places {
  if (status === 'cancelled') return { kind: 'cancelled' }
  if (free > 0) return { kind: 'left', count: free }
  return { kind: capacity === 1 ? 'booked' : 'full', waiting }
}

/** A group for every room or trainer that has something left today, by name; what has none comes last. */
export function wallGroups(items: readonly WallItem[], by: Exclude<Arrangement, 'time'>): WallGroup[] {
  const groups = new Map<string | null, WallItem[]>()
  for (const item of items) {
    const own = groups.get(item.session[by])
    if (own === undefined) groups.set(item.session[by], [item])
    else own.push(item)
  }
  return [...groups]
    .map(([name, own]) => ({ name, items: own }))
    .sort((a, b) => {
      if (a.name === null || b.name === null) return a.name === null ? 1 : -1
      return a.name.localeCompare(b.name, undefined, { numeric: true })
    })
}

/** What fits on one page after the other. */
export function pagesOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, page) =>
    all.slice(page * size, (page + 1) * size),
  )
}
