import { z } from 'zod'
import { isLocalDate, localDateOf, parseInstant, type ZoneId } from '../../../../shared/domain/time.ts'

/** Who is away, and on which day: from wherever it was asked. */
export const substitutesSearch = z.object({
  trainer: z.coerce.number().int().positive().optional().catch(undefined),
  date: z.string().refine(isLocalDate).optional().catch(undefined),
})

/** Whose day it is, and which. */
export type Away = { readonly trainer: number; readonly date: string }

/** The day of a session and whoever teaches it; null when nobody does yet. */
export function awayFrom(
  { trainerId, startsAt }: { readonly trainerId: number | null; readonly startsAt: string },
  zone: ZoneId,
): Away | null {
  const start = parseInstant(startsAt)
  return trainerId === null || start === null ? null : { trainer: trainerId, date: localDateOf(start, zone) }
}
