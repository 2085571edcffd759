import { formatMoney } from '../../domain/money.ts'
import type { PayProblem, VoidProblem } from '../../domain/sales.ts'
import type * as English from '../sales.ts'
import { LOCALE } from './days.ts'

/** Why a debt cannot be paid at the desk. */
export const PAY_PROBLEM_SENTENCES: Record<PayProblem, string> = {
  paid: 'Dieser Verkauf ist schon bezahlt.',
  voided: 'Dieser Verkauf wurde storniert. Verkaufen Sie das Paket neu.',
  elsewhere: 'Dieser Verkauf kam über Stripe und wird dort bezahlt. Er erscheint hier von selbst.',
}

/** Why a sale cannot be voided. */
export const VOID_PROBLEM_SENTENCES: Record<VoidProblem, string> = {
  paid: 'Dieser Verkauf ist bezahlt. Erstatten Sie stattdessen das Geld.',
  voided: 'Dieser Verkauf wurde schon storniert.',
  elsewhere: 'Dieser Verkauf kam über Stripe. Stornieren Sie ihn dort; er erscheint hier von selbst.',
  spent:
    'Mit Einheiten aus diesem Verkauf wurden Termine gebucht. Stornieren Sie zuerst die Buchungen, oder lassen Sie ihn bezahlen.',
}

export const discountTooMuch: typeof English.discountTooMuch = (price) =>
  `Als Rabatt geht höchstens der Preis, ${formatMoney(price, LOCALE)}.`

export const RECEIPT_ELSEWHERE =
  'Das wurde anderswo bezahlt, in Stripe oder in einem anderen Programm. Der Beleg kam von dort.'

/** The heads of the columns of a list of sales, in the order of the English ones. */
export const SALE_LIST_HEADER: typeof English.SALE_LIST_HEADER = [
  'Beleg',
  'Verkauft am',
  'Kunde',
  'Paket',
  'Preis',
  'Rabatt',
  'Betrag',
  'Erstattet',
  'Währung',
  'Status',
  'Zahlungsart',
  'Bezahlt am',
  'Verkauft über',
  'Kennung',
]

/** The state of a sale in such a list; one at the desk fails only by being voided. */
export const SALE_STATUS_WORDS: typeof English.SALE_STATUS_WORDS = {
  pending: 'noch nicht bezahlt',
  paid: 'bezahlt',
  failed: 'gescheitert',
  voided: 'storniert',
  partially_refunded: 'teils erstattet',
  refunded: 'erstattet',
  disputed: 'strittig',
}

export const PAYMENT_METHOD_WORDS: typeof English.PAYMENT_METHOD_WORDS = {
  cash: 'bar',
  card: 'Karte',
  bank_transfer: 'Überweisung',
  other: 'andere',
}

export const SALE_PROVIDER_WORDS: typeof English.SALE_PROVIDER_WORDS = {
  front_desk: 'Empfang',
  stripe: 'Stripe',
  import: 'Import',
}

export const saleListFileName: typeof English.saleListFileName = (day) => `Verkäufe-${day}.csv`

export const receiptFileName: typeof English.receiptFileName = (receiptNo, purchaseId) =>
  receiptNo === null ? `Verkauf ${purchaseId}.pdf` : `Beleg ${receiptNo}.pdf`
