import type { TFunction } from 'i18next'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { formatClockRange } from '../../i18n/format-date.ts'
import type { Orphan, Summary } from './choices.ts'

/** "4 sessions: 3 to others, 1 stays with Ana. 9 clients to call. 2 credits go back."; `trainer` is who is away. */
export function summaryInWords(t: TFunction, summary: Summary, trainer: string): string {
  const { sessions, toOthers, moved, cancelled, open, staying, clients, credits } = summary
  const parts = [
    toOthers > 0 ? t('substitutes.summary.toOthers', { count: toOthers }) : '',
    moved > 0 ? t('substitutes.summary.moved', { count: moved }) : '',
    cancelled > 0 ? t('substitutes.summary.cancelled', { count: cancelled }) : '',
    open > 0 ? t('substitutes.summary.open', { count: open }) : '',
    staying > 0 ? t('substitutes.summary.staying', { count: staying, trainer }) : '',
  ].filter((part) => part !== '')
  const what = t('substitutes.summary.sessions', { count: sessions, parts: parts.join(', ') })
  const call = clients > 0 ? t('substitutes.summary.clients', { count: clients }) : ''
  const back = credits > 0 ? t('substitutes.summary.credits', { count: credits }) : ''
  return [what, call, back].filter((sentence) => sentence !== '').join(' ')
}

/** "10:00 – 11:00" of a session. */
export function timeOf({ session }: Orphan, zone: ZoneId): string {
  return formatClockRange(instantOf(session.startsAt), instantOf(session.endsAt), zone)
}
