import type { Input } from '../../../../../shared/contract/index.ts'
import { formatMoney } from '../../../../../shared/domain/money.ts'
import { changedFields } from '../../../components/changed-fields.ts'
import { amountOf, type Fields, startingFields, type Terms } from '../session-dialog/fields.ts'
import { type DaySession, periodOf } from '../sessions.ts'

/** What of a session can be edited besides its place and time. */
export type EditFields = Fields & { readonly title: string }

/** The fields as the dialog opens: what the session has now. */
export function editFields(session: DaySession, { zone, locale }: Terms): EditFields {
  const { trainerId, roomId, title, capacity, amount, platform, meetingLink, notes } = session
  return {
    ...startingFields({ trainerId, roomId, startsAt: periodOf(session).startsAt }, zone),
    title,
    capacity,
    amount: amount === null ? '' : formatMoney(amount, locale),
    platform,
    meetingLink: meetingLink ?? '',
    notes: notes ?? '',
  }
}

/** What is missing or cannot be read, by field. */
export function editProblems(
  fields: EditFields,
  terms: Terms,
): Partial<Record<'title' | 'capacity' | 'amount', 'missing' | 'amount'>> {
  return {
    ...(fields.title.trim() === '' ? { title: 'missing' } : {}),
    ...(fields.capacity === '' ? { capacity: 'missing' } : {}),
    ...(amountOf(fields, terms) === undefined ? { amount: 'amount' } : {}),
  }
}

type Details = Omit<Input<'sessions.update'>, 'commandId' | 'dryRun' | 'sessionId' | 'version'>

/** The session's own details, as the contract takes them. */
export function detailsOf(session: DaySession) {
  const { title, capacity, amount, platform, meetingLink, notes } = session
  return { title, capacity, amount: amount?.amount ?? null, platform, meetingLink, notes }
}

/**
 * What the fields change, less those left to somebody else; null while something cannot be asked. A text that is
 * cleared is none.
 */
export function editChanges(
  session: DaySession,
  fields: EditFields,
  terms: Terms,
  without: readonly string[] = [],
): Details | null {
  const { capacity } = fields
  if (capacity === '' || Object.keys(editProblems(fields, terms)).length > 0) return null
  return changedFields<ReturnType<typeof detailsOf>>(
    detailsOf(session),
    {
      title: fields.title.trim(),
      capacity,
      amount: amountOf(fields, terms) ?? null,
      platform: fields.platform,
      meetingLink: fields.meetingLink.trim() || null,
      notes: fields.notes.trim() || null,
    },
    without,
  )
}
