import type { TFunction } from 'i18next'
import type { Summary } from './closing.ts'

const PARTS = ['staying', 'clients', 'credits', 'packs', 'refused'] as const

/** "12 sessions are cancelled. 1 takes place all the same. 9 clients to call. 11 credits go back." */
export function summaryInWords(t: TFunction, summary: Summary): string {
  const parts = PARTS.filter((part) => summary[part] > 0)
  return [
    t('closing.summary.cancelled', { count: summary.cancelled }),
    ...parts.map((part) => t(`closing.summary.${part}`, { count: summary[part] })),
  ].join(' ')
}
