import { z } from 'zod'
import {
  formatInstant,
  isLocalDate,
  isWallTime,
  localDateOf,
  resolveWallTime,
  wallTimeOf,
  type ZoneId,
} from '../../../../../shared/domain/time.ts'
import { instantOf } from '../../../api/instant-of.ts'
import { i18n } from '../../../i18n/setup.ts'

/** Days or times as they are typed. */
export type StretchValues = {
  readonly whole: 'days' | 'part'
  readonly from: string
  readonly until: string
  readonly startTime: string
  readonly endTime: string
}

/** The fields of a stretch, with what is wrong between them. A part of a day may end on a later one. */
export const stretchFields = z.object({
  whole: z.enum(['days', 'part']),
  from: z.string(),
  until: z.string(),
  startTime: z.string(),
  endTime: z.string(),
})

/** Names the field in which a stretch is not complete or ends before it begins; null when it is fit. */
export function stretchProblem(
  values: StretchValues,
): readonly [field: keyof StretchValues, message: string] | null {
  const { whole, from, until, startTime, endTime } = values
  if (!isLocalDate(from)) return ['from', i18n.t('form.missing')]
  if (!isLocalDate(until)) return ['until', i18n.t('form.missing')]
  if (until < from) return ['until', i18n.t('hours.daysWrong')]
  if (whole === 'days') return null
  if (!isWallTime(`${from}T${startTime}`)) return ['startTime', i18n.t('form.missing')]
  if (!isWallTime(`${until}T${endTime}`)) return ['endTime', i18n.t('form.missing')]
  return `${until}T${endTime}` <= `${from}T${startTime}`
    ? ['endTime', i18n.t('hours.problem.backwards')]
    : null
}

/** The last day after the first was moved past it: the same one; null where it can stay. */
export function followingDay(from: string, until: string): string | null {
  return isLocalDate(from) && isLocalDate(until) && until < from ? from : null
}

/** A stretch as the contract takes it. */
export function stretchInput(values: StretchValues, zone: ZoneId) {
  const { whole, from, until, startTime, endTime } = values
  if (whole === 'days') return { from, until }
  const at = (wall: string) => formatInstant(resolveWallTime(wall, zone).instant)
  return { startsAt: at(`${from}T${startTime}`), endsAt: at(`${until}T${endTime}`) }
}

type Stored = {
  readonly from: string | null
  readonly until: string | null
  readonly startsAt: string
  readonly endsAt: string
}

/** A stored stretch as it is typed. */
export function stretchValues({ from, until, startsAt, endsAt }: Stored, zone: ZoneId): StretchValues {
  if (from !== null && until !== null) return { whole: 'days', from, until, startTime: '', endTime: '' }
  const [start, end] = [instantOf(startsAt), instantOf(endsAt)]
  return {
    whole: 'part',
    from: localDateOf(start, zone),
    until: localDateOf(end, zone),
    startTime: wallTimeOf(start, zone).slice(11),
    endTime: wallTimeOf(end, zone).slice(11),
  }
}
