import Stripe from 'stripe'

/** What a forwarded webhook is made of, signed as Stripe signs it. `at` is epoch milliseconds. */
export function signWebhook(event: Stripe.Event, { secret, at }: { secret: string; at: number }) {
  const payload = JSON.stringify(event)
  const timestamp = Math.floor(at / 1000)
  return {
    body: payload,
    signature: Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
  }
}

/** Posts a webhook to a port of this computer; the status of the answer. */
export async function postWebhook(
  port: number,
  { body, signature }: { readonly body: string | Uint8Array<ArrayBuffer>; readonly signature?: string },
): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body,
    headers: { ...(signature === undefined ? {} : { 'stripe-signature': signature }) },
  })
  await response.text()
  return response.status
}
