import type { TFunction } from 'i18next'
import {
  Ban,
  Check,
  CheckCheck,
  Circle,
  CircleDashed,
  CircleDollarSign,
  CircleX,
  Clock,
  Hourglass,
  type LucideIcon,
  Minus,
  Snowflake,
  TimerOff,
  TriangleAlert,
  Undo2,
  UserRoundX,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookingStatus, PaymentStatus } from '../../../shared/domain/bookings.ts'
import type { ClientStatus } from '../../../shared/domain/clients.ts'
import type { SubscriptionStatus } from '../../../shared/domain/credits.ts'
import type { SessionStatus } from '../../../shared/domain/schedule.ts'
import classes from './status-badge.module.css'

export type StatusTone = 'neutral' | 'ok' | 'info' | 'warning' | 'danger'

export type Sign = readonly [icon: LucideIcon, tone: StatusTone]

const BOOKING: Record<BookingStatus, Sign> = {
  pending: [CircleDashed, 'info'],
  confirmed: [Check, 'neutral'],
  waitlisted: [Hourglass, 'neutral'],
  completed: [CheckCheck, 'ok'],
  no_show: [UserRoundX, 'danger'],
  cancelled: [Ban, 'neutral'],
  late_cancelled: [Clock, 'warning'],
  lapsed: [TimerOff, 'warning'],
}

const PAYMENT: Record<PaymentStatus, Sign> = {
  not_due: [Minus, 'neutral'],
  pending: [CircleDollarSign, 'warning'],
  paid: [Check, 'ok'],
  failed: [CircleX, 'danger'],
  partially_refunded: [Undo2, 'neutral'],
  refunded: [Undo2, 'neutral'],
  disputed: [TriangleAlert, 'danger'],
}

const SUBSCRIPTION: Record<SubscriptionStatus, Sign> = {
  active: [Check, 'ok'],
  queued: [Hourglass, 'neutral'],
  frozen: [Snowflake, 'info'],
  ended: [Minus, 'neutral'],
}

const SESSION: Record<SessionStatus, Sign> = { open: [Circle, 'neutral'], cancelled: [Ban, 'danger'] }

const CLIENT: Record<ClientStatus, Sign> = {
  active: [Check, 'ok'],
  inactive: [Minus, 'neutral'],
  merged: [Undo2, 'neutral'],
}

const SIGNS = {
  booking: BOOKING,
  payment: PAYMENT,
  subscription: SUBSCRIPTION,
  session: SESSION,
  client: CLIENT,
}

/** A status of one of the domain's machines; the same word means different things in different ones. */
export type Status =
  | { readonly of: 'booking'; readonly status: BookingStatus }
  | { readonly of: 'payment'; readonly status: PaymentStatus }
  | { readonly of: 'subscription'; readonly status: SubscriptionStatus }
  | { readonly of: 'session'; readonly status: SessionStatus }
  | { readonly of: 'client'; readonly status: ClientStatus }

/** The icon and the tone of a status. */
export function signOf(status: Status): Sign {
  const signs: Partial<Record<string, Sign>> = SIGNS[status.of]
  return signs[status.status] ?? [Circle, 'neutral']
}

/** A status as an icon and a word; the colour only helps. */
export function StatusBadge(status: Status) {
  const { t } = useTranslation()
  return <StatusInRow t={t} status={status} />
}

/** The same in rows, which are drawn by the hundred: to ask for the words anew takes as long as all the rest of a badge. */
export function StatusInRow({ t, status }: { readonly t: TFunction; readonly status: Status }) {
  const [Icon, tone] = signOf(status)
  return (
    <Badge icon={Icon} tone={tone}>
      {t(`status.${status.of}.${status.status}` as 'status.booking.confirmed')}
    </Badge>
  )
}

type BadgeProps = {
  readonly icon: LucideIcon
  readonly tone: StatusTone
  readonly children: ReactNode
}

/** The look of a status, for facts that are not a machine's state ("Overlaps", "Unassigned"). */
export function Badge({ icon: Icon, tone, children }: BadgeProps) {
  return (
    <span className={classes.root} data-tone={tone}>
      <Icon size={12} strokeWidth={2.25} aria-hidden="true" />
      {children}
    </span>
  )
}
