import { Ban, CheckCheck, Circle, CircleAlert, CircleDot, type LucideIcon, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../../../shared/domain/time.ts'
import { Badge, StatusBadge, type StatusTone } from '../../../components/status-badge.tsx'
import type { DaySession } from '../sessions.ts'
import { stateOf } from './session-state.ts'

const SIGNS = {
  cancelled: [Ban, 'danger'],
  unmarked: [CircleAlert, 'warning'],
  marked: [CheckCheck, 'ok'],
  over: [Minus, 'neutral'],
  full: [CircleDot, 'info'],
} as const satisfies Record<string, readonly [icon: LucideIcon, tone: StatusTone]>

type Props = { readonly session: DaySession; readonly now: Instant }

/** How a session stands, as an icon and a word. */
export function StateBadge({ session, now }: Props) {
  const { t } = useTranslation()
  const state = stateOf(session, now)
  if (state.kind === 'booking') return <StatusBadge of="booking" status={state.status} />
  if (state.kind === 'free') {
    return (
      <Badge icon={Circle} tone="neutral">
        {t('agenda.state.free', { count: state.count })}
      </Badge>
    )
  }
  const [icon, tone] = SIGNS[state.kind]
  return (
    <Badge icon={icon} tone={tone}>
      {t(`agenda.state.${state.kind}`)}
    </Badge>
  )
}
