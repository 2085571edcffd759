import { useTranslation } from 'react-i18next'
import type { Refusal, Value } from '../../../../../shared/contract/index.ts'
import { instantOf } from '../../../api/instant-of.ts'
import { formatClockRange, formatMoment } from '../../../i18n/format-date.ts'
import { WarningLines } from '../warning-lines.tsx'
import type { SessionOutlook } from './outlook.ts'
import { OutlookLine } from './outlook-line.tsx'
import { isAboutClient } from './refusals.ts'

type Props = { readonly outlook: SessionOutlook; readonly zone: string }

/** Whether trainer, room and client are free then, each in words; what the clocks do; and what may be overruled. */
export function PlaceVerdict({ outlook, zone }: Props) {
  const { t } = useTranslation()
  const { made } = outlook
  const obstacles = outlook.obstacles.filter(isAboutPlace)
  return (
    <>
      {obstacles.map((refusal) => (
        <OutlookLine key={refusal.code} tone="refused">
          {conflictInWords(refusal, zone)}
        </OutlookLine>
      ))}
      {obstacles.length === 0 && made !== null && (
        <OutlookLine tone="ok">{t('schedule.create.ready')}</OutlookLine>
      )}
      {made !== null && <ClockLine session={made.session} zone={zone} />}
      {made !== null && <WarningLines of={[made]} />}
    </>
  )
}

/** What is told beside the credits, or at the field itself, is not told here again. */
function isAboutPlace(refusal: Refusal): boolean {
  if (refusal.code === 'INSUFFICIENT_SESSIONS' || refusal.code === 'DUPLICATE_CLIENT') return false
  return !isAboutClient(refusal)
}

/** The refusal, and when it is that somebody or something is taken: "… at that time (09:30 – 10:20)." */
function conflictInWords(refusal: Refusal, zone: string): string {
  switch (refusal.code) {
    case 'TRAINER_CONFLICT':
    case 'ROOM_CONFLICT':
    case 'CLIENT_CONFLICT': {
      const { startsAt, endsAt } = refusal.details
      const times = formatClockRange(instantOf(startsAt), instantOf(endsAt), zone)
      return refusal.message.replace(/\.$/, ` (${times}).`)
    }
    default:
      return refusal.message
  }
}

type ClockProps = { readonly session: Value<'sessions.create'>['session']; readonly zone: string }

/** What a change of the clocks does to a start. */
function ClockLine({ session: { wallKind, startsAt }, zone }: ClockProps) {
  const { t } = useTranslation()
  if (wallKind === 'exact') return null
  const time = formatMoment(instantOf(startsAt), zone)
  return (
    <OutlookLine tone="info">
      {wallKind === 'gap' ? t('schedule.create.moved', { time }) : t('schedule.create.twice')}
    </OutlookLine>
  )
}
