/** What a payment is called in Stripe, by how its id begins. */
const KINDS = ['cs', 'in', 'pi'] as const

export type PaymentId = { readonly kind: (typeof KINDS)[number]; readonly id: string }

/** The id that Stripe itself knows a payment by, out of the longer one of a purchase; null for an id of somewhere else. */
export function paymentIdOf(text: string | null): PaymentId | null {
  for (const id of text?.split(':') ?? []) {
    const kind = KINDS.find((one) => id.startsWith(`${one}_`))
    if (kind !== undefined) return { kind, id }
  }
  return null
}
