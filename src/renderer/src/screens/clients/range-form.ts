import { z } from 'zod'
import { formatMoney, parseMoney } from '../../../../shared/domain/money.ts'
import { locale } from '../../i18n/locale.ts'
import { i18n } from '../../i18n/setup.ts'
import type { ClientsSearch } from './search.ts'
import { noRanges } from './view-model.ts'

/** The ranges as they are typed. */
export type RangeValues = {
  readonly minSessions: string
  readonly maxSessions: string
  readonly minAvailable: string
  readonly maxAvailable: string
  readonly minRevenue: string
  readonly maxRevenue: string
  readonly location: string
  readonly registeredFrom: string
  readonly registeredTo: string
}

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** What is typed in the fields when they open. */
export function typedRanges(search: ClientsSearch, currency: string): RangeValues {
  const money = (amount: number | undefined) =>
    amount === undefined ? '' : formatMoney({ amount, currency }, locale())
  return {
    minSessions: text(search.minSessions),
    maxSessions: text(search.maxSessions),
    minAvailable: text(search.minAvailable),
    maxAvailable: text(search.maxAvailable),
    minRevenue: money(search.minRevenue),
    maxRevenue: money(search.maxRevenue),
    location: search.location ?? '',
    registeredFrom: search.registeredFrom ?? '',
    registeredTo: search.registeredTo ?? '',
  }
}

function countOf(typed: string): number | undefined | null {
  if (typed.trim() === '') return undefined
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : null
}

function amountOf(typed: string, currency: string): number | undefined | null {
  if (typed.trim() === '') return undefined
  const amount = parseMoney(typed, currency, locale())
  return amount === null || amount < 0 ? null : amount
}

const PAIRS = [
  ['minSessions', 'maxSessions'],
  ['minAvailable', 'maxAvailable'],
  ['minRevenue', 'maxRevenue'],
  ['registeredFrom', 'registeredTo'],
] as const

/** What is asked for by what was typed; null for what is nothing, and what is not typed is not asked for. */
function readRanges(typed: RangeValues, currency: string) {
  return {
    minSessions: countOf(typed.minSessions),
    maxSessions: countOf(typed.maxSessions),
    minAvailable: countOf(typed.minAvailable),
    maxAvailable: countOf(typed.maxAvailable),
    minRevenue: amountOf(typed.minRevenue, currency),
    maxRevenue: amountOf(typed.maxRevenue, currency),
    location: typed.location.trim() || undefined,
    registeredFrom: typed.registeredFrom || undefined,
    registeredTo: typed.registeredTo || undefined,
  }
}

/** Whether what was typed can be asked for, field by field. */
export function rangeFields(currency: string) {
  const any = z.string()
  return z
    .object({
      minSessions: any,
      maxSessions: any,
      minAvailable: any,
      maxAvailable: any,
      minRevenue: any,
      maxRevenue: any,
      location: z.string().max(120),
      registeredFrom: any,
      registeredTo: any,
    })
    .superRefine((typed, context) => {
      const read = readRanges(typed, currency)
      const complain = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      for (const [first, second] of PAIRS) {
        const [from, to] = [read[first], read[second]]
        for (const [name, value] of [
          [first, from],
          [second, to],
        ] as const) {
          if (value === null) complain(name, wrongText(name, currency))
        }
        if (from != null && to != null && from > to) complain(second, i18n.t('clients.filters.order'))
      }
    })
}

function wrongText(name: string, currency: string): string {
  if (!name.endsWith('Revenue')) return i18n.t('clients.filters.count')
  return i18n.t('clients.filters.money', { example: formatMoney({ amount: 95_000, currency }, locale()) })
}

/** The address after what was typed; what was typed wrongly is left out. */
export function askedRanges(typed: RangeValues, currency: string): Partial<ClientsSearch> {
  const read = Object.entries(readRanges(typed, currency)).filter(([, value]) => value != null)
  return { ...noRanges(), ...Object.fromEntries(read) }
}
