import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts'
import { instantOf } from '../api/instant-of.ts'
import { type DayStyle, formatDay, formatMoment } from '../i18n/format-date.ts'

type DayProps = { readonly day: LocalDate; readonly style?: DayStyle }

/** A calendar day, `YYYY-MM-DD`, in the reader's regional form. */
export function DayText({ day, style = 'short' }: DayProps) {
  return <time dateTime={day}>{formatDay(day, style)}</time>
}

type InstantProps = {
  /** An instant as the contract writes it, `…Z`. */
  readonly at: string
  readonly zone: ZoneId
}

/** Day and clock time of an instant on the studio's wall. */
export function MomentText({ at, zone }: InstantProps) {
  return <time dateTime={at}>{formatMoment(instantOf(at), zone)}</time>
}
