import { z } from 'zod'
import { parseInstant } from '../../../../shared/domain/time.ts'
import type { Refusal } from '../../api/client.ts'
import { staleFields } from '../../components/stale-fields.ts'
import { formatMoment } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import type { DaySession } from './sessions.ts'

export type Names = ReadonlyMap<number, string>

/** What trainers and rooms are called, by their ids. */
export type MoveNames = { readonly trainers: Names; readonly places: Names }

export type PlaceNames = MoveNames & { readonly zone: string }

const placeFields = z.object({
  startsAt: z.string(),
  minutes: z.int(),
  trainerId: z.int().nullable(),
  roomId: z.int().nullable(),
})

/** The reason as a sentence; where somebody else was faster, what they did. */
export function refusalInWords(refusal: Refusal, session: DaySession, words: PlaceNames): string {
  if (refusal.code !== 'STALE_VERSION') return refusal.message
  const { title } = session
  if (refusal.details.last !== undefined) {
    return i18n.t('schedule.series.stale', { title, message: refusal.message })
  }
  const before = placeFields.parse(session)
  const changes = staleFields(refusal.details.changes, before).map(({ name, stored }) =>
    changeInWords(name, stored, words),
  )
  const said = changes.filter((change) => change !== null)
  return said.length === 0
    ? i18n.t('schedule.grid.move.staleNothing', { title })
    : i18n.t('schedule.grid.move.stale', { title, changes: said.join(', ') })
}

function changeInWords(
  field: string,
  stored: unknown,
  { trainers, places, zone }: PlaceNames,
): string | null {
  const say = (name: keyof z.output<typeof placeFields>, value: string) =>
    i18n.t(`schedule.grid.move.now.${name}`, { value })
  switch (field) {
    case 'startsAt':
      return say(field, formatMoment(parseInstant(String(stored)) ?? 0, zone))
    case 'minutes':
      return say(field, String(stored))
    case 'trainerId':
      return say(field, trainers.get(Number(stored)) ?? i18n.t('schedule.grid.move.nobody'))
    case 'roomId':
      return say(field, places.get(Number(stored)) ?? i18n.t('schedule.grid.move.nowhere'))
    default:
      return null
  }
}
