import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStripe, type StripeSecrets } from '../../src/main/core/features/stripe/outside.ts'
import type { StripeOutside, StripePoke } from '../../src/main/core/features/stripe/port.ts'
import { type StripeServer, startFakeStripe, TEST_KEY, takePayment } from '../support/fake-stripe/index.ts'
import { postWebhook, signWebhook } from '../support/fake-stripe/webhook.ts'

const SECRET = 'whsec_northstudio0123456789'
const NOW = Date.UTC(2026, 2, 2, 9)

let fake: StripeServer
let kept: StripeSecrets
let stripe: StripeOutside
let pokes: StripePoke[]

beforeEach(async () => {
  fake = await startFakeStripe({ now: NOW })
  kept = { key: null, listenSecret: null, listenPort: null }
  pokes = []
  stripe = openStripe({
    host: fake.host,
    now: () => NOW,
    vault: {
      read: async () => ({ ...kept, kept: 'system' }),
      write: async (secrets) => {
        kept = secrets
        return { ...secrets, kept: 'system' }
      },
    },
  })
})
afterEach(async () => {
  await stripe.close()
  await fake.close()
})

describe('the key', () => {
  test('none: nothing is asked, and everything says why', async () => {
    expect(await stripe.keys.hint()).toBeNull()
    const answers = await Promise.all([stripe.port.identity(), stripe.port.charge('ch_1')])
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, problem: { kind: 'no_key' } })
    expect(fake.asked).toEqual([])
  })

  test('is tried before it is kept, and used as soon as it is', async () => {
    expect((await stripe.portWith(TEST_KEY).identity()).ok).toBe(true)
    expect(kept.key).toBeNull()
    expect(await stripe.keys.set(TEST_KEY)).toBe('system')
    expect(await stripe.keys.hint()).toEqual({ hint: 'rk_test_…a1b2', kept: 'system' })
    expect(await stripe.port.identity()).toMatchObject({ ok: true, value: { accountId: 'acct_1North' } })
    await stripe.keys.forget()
    expect(await stripe.port.identity()).toMatchObject({ ok: false, problem: { kind: 'no_key' } })
  })

  test('of real money is never sent to a test double', async () => {
    await stripe.keys.set('rk_live_51NorthStudioReadsSalesOnlya1b2')
    expect(await stripe.port.identity()).toMatchObject({ ok: false, problem: { kind: 'unauthorized' } })
    expect(fake.asked).toEqual([])
  })
})

describe('webhooks that are forwarded', () => {
  async function listening(): Promise<number> {
    await stripe.keys.setListenSecret(SECRET)
    const listener = await stripe.listen(0, (poke) => pokes.push(poke))
    return listener?.port ?? 0
  }

  function webhook(secret = SECRET, at = NOW) {
    const intent = takePayment(fake.world, { amount: 100 })
    const event = fake.world.emit('payment_intent.succeeded', {
      id: intent,
      object: 'payment_intent',
    } as never)
    return { intent, event, ...signWebhook(event, { secret, at }) }
  }

  test('a genuine one says that there is something to look at', async () => {
    const port = await listening()
    const { intent, event, ...sent } = webhook()
    expect(await postWebhook(port, sent)).toBe(200)
    const type = 'payment_intent.succeeded'
    expect(pokes).toEqual([{ eventId: event.id, type, objectId: intent, objectType: 'payment_intent' }])
  })

  test('anything else says nothing', async () => {
    const port = await listening()
    const { body, signature } = webhook()
    expect(await postWebhook(port, { body })).toBe(400)
    expect(await postWebhook(port, { body: body.replace('succeeded', 'failed'), signature })).toBe(400)
    expect(await postWebhook(port, webhook('whsec_of_somebody_else1'))).toBe(400)
    expect(await postWebhook(port, webhook(SECRET, NOW - 301_000))).toBe(400)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(405)
    const strange = signWebhook({ id: 'evt_1', object: 'event' } as never, { secret: SECRET, at: NOW })
    expect(await postWebhook(port, strange)).toBe(200)
    expect(pokes).toEqual([])
    expect(await postWebhook(port, webhook(SECRET, NOW - 299_000))).toBe(200)
    expect(pokes).toHaveLength(1)
  })

  test('one that is too long is not read', async () => {
    const port = await listening()
    const sent = postWebhook(port, { body: new Uint8Array(1024 * 1024 + 1), signature: 't=1,v1=2' })
    // It may be told so, or find the door shut while it still speaks.
    expect(await sent.catch(() => 413)).toBe(413)
    expect(pokes).toEqual([])
  })

  test('nobody listens without a secret, on a port that is taken, or after the end', async () => {
    expect(await stripe.listen(0, () => undefined)).toBeNull()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port: taken } = other.address() as { port: number }
    await stripe.keys.setListenSecret(SECRET)
    expect(await stripe.listen(taken, () => undefined)).toBeNull()
    await new Promise((resolve) => other.close(resolve))
    const first = await listening()
    const second = await listening()
    await expect(postWebhook(first, webhook())).rejects.toThrow()
    expect(await postWebhook(second, webhook())).toBe(200)
    await stripe.close()
    await expect(postWebhook(second, webhook())).rejects.toThrow()
    expect(await stripe.listen(0, () => undefined)).toBeNull()
  })

  test('after the next start it listens where it did, unless it was told to stop', async () => {
    expect(await stripe.listenAgain((poke) => pokes.push(poke))).toBeNull()
    const port = await listening()
    await stripe.deafen()
    expect(await stripe.listenAgain((poke) => pokes.push(poke))).toEqual({ port })
    expect(await postWebhook(port, webhook())).toBe(200)
    expect(pokes).toHaveLength(1)
    await stripe.keys.setListenSecret(null)
    await stripe.deafen()
    expect(kept).toEqual({ key: null, listenSecret: null, listenPort: null })
    expect(await stripe.listenAgain((poke) => pokes.push(poke))).toBeNull()
  })

  test('what is kept at the same moment is all kept', async () => {
    await stripe.keys.set(TEST_KEY)
    await Promise.all([stripe.keys.forget(), stripe.keys.setListenSecret(SECRET)])
    expect(kept).toMatchObject({ key: null, listenSecret: SECRET })
  })

  test('of two who begin at once one listens, and nobody when it is closed meanwhile', async () => {
    await stripe.keys.setListenSecret(SECRET)
    const { port } = (await stripe.listen(0, () => undefined)) ?? { port: 0 }
    const both = await Promise.all([stripe.listen(port, () => undefined), stripe.listen(0, () => undefined)])
    const late = stripe.listen(0, () => undefined)
    await stripe.close()
    const ports = [port, ...[...both, await late].flatMap((listening) => listening?.port ?? [])]
    expect(ports).not.toContain(0)
    for (const port of ports) await expect(postWebhook(port, webhook())).rejects.toThrow()
  })

  test('it listens on this computer alone', async () => {
    const port = await listening()
    const { networkInterfaces } = await import('node:os')
    const outer = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const { address } of outer) {
      await expect(fetch(`http://${address}:${port}/`, { method: 'POST' })).rejects.toThrow()
    }
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(405)
  })
})

test('after the end nothing is answered, and nobody is kept waiting', async () => {
  await stripe.keys.set(TEST_KEY)
  fake.faults.next.push('slow')
  const asked = stripe.port.refunds({ createdFrom: 0 })
  await expect.poll(() => fake.asked.length).toBe(1)
  await stripe.close()
  expect(await asked).toMatchObject({ ok: false, problem: { kind: 'unreachable' } })
})
