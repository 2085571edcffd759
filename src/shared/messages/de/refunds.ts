import { formatMoney } from '../../domain/money.ts'
import type { RefundProblem } from '../../domain/refunds.ts'
import type * as English from '../refunds.ts'
import { LOCALE } from './days.ts'

/** Why nothing can be given back. */
export const REFUND_PROBLEM_SENTENCES: Record<RefundProblem, string> = {
  unpaid: 'Dieser Verkauf wurde nicht bezahlt; es gibt nichts zu erstatten.',
  free: 'Dieser Verkauf war kostenlos; es gibt nichts zu erstatten.',
  refunded: 'Alles, was für diesen Verkauf bezahlt wurde, ist schon erstattet.',
  disputed: 'Die Zahlung dieses Verkaufs ist strittig. Warten Sie, was die Bank entscheidet.',
}

export const DISPUTE_PROBLEM_SENTENCES: typeof English.DISPUTE_PROBLEM_SENTENCES = {
  none: 'Keine Anfechtung dieses Verkaufs ist offen.',
  followed: 'Was die Bank entscheidet, kommt aus Stripe. Warten Sie darauf, oder antworten Sie in Stripe.',
  lost: 'Die Bank hat entschieden, dass dieses Geld zurückgeht. Nur das kann erfasst werden.',
}

export const NOT_KEPT_WHILE_QUEUED =
  'Dieses Paket wartet noch, und niemand weiß, bis wann seine Einheiten gültig wären. Fügen Sie stattdessen Einheiten von Hand hinzu.'

export const tooMuchSentence: typeof English.tooMuchSentence = (left) =>
  `Höchstens ${formatMoney(left, LOCALE)} können erstattet werden.`
