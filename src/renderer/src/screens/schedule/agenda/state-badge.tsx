import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../../../shared/domain/time.ts'
import { Badge, StatusBadge } from '../../../components/status-badge.tsx'
import type { DaySession } from '../sessions.ts'
import { stateOf } from './session-state.ts'
import { signOfState } from './state-sign.ts'

type Props = { readonly session: DaySession; readonly now: Instant }

/** How a session stands, as an icon and a word. */
export function StateBadge({ session, now }: Props) {
  const { t } = useTranslation()
  const state = stateOf(session, now)
  if (state.kind === 'booking') return <StatusBadge of="booking" status={state.status} />
  const [icon, tone] = signOfState(state)
  return (
    <Badge icon={icon} tone={tone}>
      {state.kind === 'free'
        ? t('agenda.state.free', { count: state.count })
        : t(`agenda.state.${state.kind}`)}
    </Badge>
  )
}
