import type { ZoneId } from '../../../../../shared/domain/time.ts'
import { instantOf } from '../../../api/instant-of.ts'
import { formatDay, formatDayRange, formatMoment } from '../../../i18n/format-date.ts'

type Stretch = {
  readonly from: string | null
  readonly until: string | null
  readonly startsAt: string
  readonly endsAt: string
}

/** "3 – 6 Apr 2026", or from one moment to another. */
export function stretchInWords({ from, until, startsAt, endsAt }: Stretch, zone: ZoneId): string {
  if (from !== null && until !== null) {
    return from === until ? formatDay(from, 'short') : formatDayRange(from, until)
  }
  const moment = (at: string) => formatMoment(instantOf(at), zone)
  return `${moment(startsAt)} – ${moment(endsAt)}`
}
