import {
  CalendarClock,
  CalendarX,
  CircleHelp,
  ClockAlert,
  Gavel,
  type LucideIcon,
  PackageSearch,
  ReceiptText,
  ShieldAlert,
  TimerOff,
  Unplug,
  UserRoundX,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ListedKind } from '../../../../shared/domain/attention.ts'
import { Badge, type StatusTone } from '../../components/status-badge.tsx'

const SIGNS: Record<ListedKind, readonly [LucideIcon, StatusTone]> = {
  integrity_finding: [ShieldAlert, 'danger'],
  session_outside: [ClockAlert, 'warning'],
  refund_owed: [ReceiptText, 'warning'],
  refund_unclear: [ReceiptText, 'warning'],
  promotion_skipped: [UserRoundX, 'info'],
  booking_lapsed: [TimerOff, 'info'],
  unmatched_purchase: [PackageSearch, 'warning'],
  dispute_opened: [Gavel, 'danger'],
  stripe_stopped: [Unplug, 'danger'],
  plan_unconfirmed: [CalendarClock, 'warning'],
  plan_partial: [CalendarX, 'warning'],
  plan_failed: [CalendarX, 'danger'],
  unmarked_session: [CircleHelp, 'neutral'],
}

/** What kind of thing waits, as an icon and a word. */
export function KindSign({ kind }: { readonly kind: ListedKind }) {
  const { t } = useTranslation()
  const [icon, tone] = SIGNS[kind]
  return (
    <Badge icon={icon} tone={tone}>
      {t(`inbox.kind.${kind}`)}
    </Badge>
  )
}
