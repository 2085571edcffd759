import type { GrantCategory } from '../../domain/credits.ts'
import { formatMoney } from '../../domain/money.ts'
import type * as English from '../grants.ts'
import type { GrantFacts } from '../grants.ts'
import { units } from './counted.ts'
import { dayWords, LOCALE } from './days.ts'
import { because } from './entries.ts'

/** Where a grant came from, as a sentence. */
export const originSentence: typeof English.originSentence = (grant) => {
  const amount = units(grant.granted)
  const on = dayWords(grant.on)
  switch (grant.source) {
    case 'purchase':
      return `${amount} aus ${grant.name}${periodWords(grant)}${saleWords(grant)}.`
    case 'rollover':
      return grant.carriedFrom === null
        ? `${amount}, am ${on} übertragen${because(grant.reason)}`
        : `${amount}, übertragen aus dem Zeitraum bis ${dayWords(grant.carriedFrom)}.`
    case 'import':
      return `${amount}, am ${on} übernommen${because(grant.reason)}`
    case 'comp':
      return `${grant.actor} hat am ${on} ${amount} für eine einzelne Buchung gegeben${because(grant.reason)}`
    case 'allocation':
    case 'promotion': {
      const gift = GIFTS[grant.category]
      return `${grant.actor} hat am ${on} ${amount}${gift} hinzugefügt${because(grant.reason)}`
    }
  }
}

/** As what sessions were added. */
const GIFTS: Record<GrantCategory, string> = { paid: '', promotional: ' als Aktion', comp: ' als Geschenk' }

function periodWords({ period }: GrantFacts): string {
  if (period === null) return ''
  const from = dayWords(period.from)
  return period.until === null ? ` ab ${from}` : ` für ${from} bis ${dayWords(period.until)}`
}

function saleWords({ sale }: GrantFacts): string {
  if (sale === null) return ''
  const money = (amount: number) => formatMoney({ ...sale.price, amount }, LOCALE)
  const price = `, gekauft am ${dayWords(sale.on)} für ${money(sale.price.amount)}`
  if (!sale.paid) return `${price}, noch nicht bezahlt`
  return sale.refunded === 0 ? price : `${price}; ${money(sale.refunded)} davon wurden erstattet`
}
