import type { Asked, StripePort, StripeProblem } from './port.ts'

/** Every method, so that a port can be made of another one; a missing or unknown one does not compile. */
const METHODS: Readonly<Record<keyof StripePort, true>> = {
  identity: true,
  probe: true,
  events: true,
  checkoutSessions: true,
  checkoutSession: true,
  lineItems: true,
  paymentIntents: true,
  paymentIntent: true,
  invoices: true,
  invoice: true,
  invoiceOfIntent: true,
  refunds: true,
  refund: true,
  disputes: true,
  dispute: true,
  customer: true,
  charge: true,
}

type Method = (...given: readonly unknown[]) => Promise<Asked<unknown>>

function portOf(method: (name: keyof StripePort) => Method): StripePort {
  const names = Object.keys(METHODS) as (keyof StripePort)[]
  return Object.fromEntries(names.map((name) => [name, method(name)])) as unknown as StripePort
}

/** Answers everything with the same problem. */
export function refusingPort(problem: StripeProblem): StripePort {
  return portOf(() => async () => ({ ok: false, problem }))
}

/** Passes each question to the port that is the right one at that moment. */
export function switchedPort(current: () => Promise<StripePort>): StripePort {
  return portOf((name) => async (...given) => {
    const port = await current()
    return (port[name] as Method)(...given)
  })
}
