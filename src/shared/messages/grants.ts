import type { GrantCategory, GrantSource } from '../domain/credits.ts'
import { formatMoney, type Money } from '../domain/money.ts'
import type { LocalDate } from '../domain/time.ts'
import { dayWords, LOCALE } from './days.ts'
import { because } from './entries.ts'
import { plural } from './errors.ts'

/** The sale that a grant came with. */
export type SaleFacts = {
  readonly on: LocalDate
  readonly price: Money
  readonly refunded: number
  readonly paid: boolean
}

export type GrantFacts = {
  readonly source: GrantSource
  readonly category: GrantCategory
  readonly granted: number
  readonly name: string
  readonly reason: string
  readonly actor: string
  /** The studio's day on which it was given. */
  readonly on: LocalDate
  readonly sale: SaleFacts | null
  /** The last day of the period whose rest it is, or null. */
  readonly carriedFrom: LocalDate | null
  /** The days of a membership's period that it is for, or null. */
  readonly period: { readonly from: LocalDate; readonly until: LocalDate | null } | null
}

/** Where a grant came from, as a sentence. */
export function originSentence(grant: GrantFacts): string {
  const units = plural(grant.granted, 'session')
  const on = dayWords(grant.on)
  switch (grant.source) {
    case 'purchase':
      return `${units} of ${grant.name}${periodWords(grant)}${saleWords(grant)}.`
    case 'rollover':
      return grant.carriedFrom === null
        ? `${units} carried over on ${on}${because(grant.reason)}`
        : `${units} carried over from the period until ${dayWords(grant.carriedFrom)}.`
    case 'import':
      return `${units} brought over on ${on}${because(grant.reason)}`
    case 'comp':
      return `${grant.actor} gave ${units} on ${on} for one booking alone${because(grant.reason)}`
    case 'allocation':
    case 'promotion': {
      const gift = GIFTS[grant.category]
      return `${grant.actor} added ${units} on ${on}${gift}${because(grant.reason)}`
    }
  }
}

/** As what sessions were added. */
const GIFTS: Record<GrantCategory, string> = { paid: '', promotional: ' as a promotion', comp: ' as a gift' }

function periodWords({ period }: GrantFacts): string {
  if (period === null) return ''
  const from = dayWords(period.from)
  return period.until === null ? ` from ${from}` : ` for ${from} to ${dayWords(period.until)}`
}

function saleWords({ sale }: GrantFacts): string {
  if (sale === null) return ''
  const money = (amount: number) => formatMoney({ ...sale.price, amount }, LOCALE)
  const price = `, bought on ${dayWords(sale.on)} for ${money(sale.price.amount)}`
  if (!sale.paid) return `${price}, not paid yet`
  return sale.refunded === 0 ? price : `${price}; ${money(sale.refunded)} of it was given back`
}
