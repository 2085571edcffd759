import { z } from 'zod'
import { isLocalDate } from '../../../../shared/domain/time.ts'
import { GROUPS } from './columns.ts'
import { ZOOMS } from './geometry.ts'
import { UNFOLDED } from './hours.ts'
import { COLOURINGS, DENSITIES } from './look.ts'

export const VIEWS = ['day', 'week', 'agenda'] as const
type View = (typeof VIEWS)[number]

/** How many days are looked at: the agenda is of a week. */
export type Span = 'day' | 'week'
export const spanOf = (view: View = 'day'): Span => (view === 'day' ? 'day' : 'week')

/** Which sessions are shown; without a choice all are. `open` leaves cancelled ones out. */
export const SHOWN_STATUSES = ['open', 'free', 'full', 'cancelled'] as const

/** Only what somebody has to look at: everything of that, or what is in the way of something else. */
export const ATTENTIONS = ['attention', 'conflict'] as const

const ids = z.array(z.int().positive()).max(500).optional().catch(undefined)
/** Columns: 0 is the one of nobody. */
const columns = z.array(z.int().nonnegative()).max(500).optional().catch(undefined)

/** What of the schedule is in its address, so that back and forward work and a view can be returned to. */
export const scheduleSearch = z.object({
  date: z.string().refine(isLocalDate).optional().catch(undefined),
  view: z.enum(VIEWS).optional().catch(undefined),
  group: z.enum(GROUPS).optional().catch(undefined),
  zoom: z.enum(ZOOMS).optional().catch(undefined),
  density: z.enum(DENSITIES).optional().catch(undefined),
  colour: z.enum(COLOURINGS).optional().catch(undefined),
  /** Which of the folded hours are drawn. */
  hours: z.enum(UNFOLDED).optional().catch(undefined),
  services: ids,
  trainers: ids,
  status: z.enum(SHOWN_STATUSES).optional().catch(undefined),
  hidden: columns,
  order: columns,
  pinned: columns,
  /** The named view that was opened. */
  saved: z.int().positive().optional().catch(undefined),
  only: z.enum(ATTENTIONS).optional().catch(undefined),
  /** The session in the panel. */
  session: z.coerce.number().int().positive().optional().catch(undefined),
})

export type ScheduleSearch = z.infer<typeof scheduleSearch>

/** Nothing said of the columns: they stand as they did the last time. */
const NO_ARRANGEMENT = { hidden: undefined, order: undefined, pinned: undefined } as const

/** The address after a change. Columns of another kind are not arranged like those before. */
export function changedSearch(now: ScheduleSearch, next: Partial<ScheduleSearch>): ScheduleSearch {
  const regrouped = 'group' in next && (next.group ?? 'trainer') !== (now.group ?? 'trainer')
  return { ...now, ...(regrouped ? NO_ARRANGEMENT : {}), ...next }
}
