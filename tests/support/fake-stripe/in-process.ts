import type Stripe from 'stripe'
import { createGateway } from '../../../src/main/core/features/stripe/gateway.ts'
import type { Pace, Waiting } from '../../../src/main/core/features/stripe/pace.ts'
import type { StripePort } from '../../../src/main/core/features/stripe/port.ts'
import { type Answered, type FakeStripe, TEST_KEY } from './index.ts'

/** Time that nobody has to wait for: waiting moves it, and every wait is noted. */
export function swiftTime(random: () => number = () => 0.5): Waiting & { readonly waits: number[] } {
  const waits: number[] = []
  let elapsed = 0
  return {
    waits,
    random,
    elapsed: () => elapsed,
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted()
      waits.push(milliseconds)
      elapsed += milliseconds
    },
  }
}

/** Lets everything go at once. */
export const noPace: Pace = { run: (_signal, request) => request() }

/**
 * The real gateway with Stripe's own package, straight over the state of a fake: no socket, no waiting. For thousands of
 * runs; what the network does to answers is proved over HTTP.
 */
export function portOver(fake: FakeStripe, key: string = TEST_KEY): StripePort {
  return createGateway({
    key,
    host: null,
    transport: transportTo(fake),
    pace: noPace,
    time: swiftTime(),
    signal: new AbortController().signal,
    now: () => fake.world.now(),
  })
}

function transportTo(fake: FakeStripe): Stripe.HttpClient {
  return {
    getClientName: () => 'in process',
    makeRequest: async (_host, _port, path, _method, headers) => {
      const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
      return asResponse(fake.answer(path, String(given ?? '').replace(/^Bearer /, '')))
    },
  } as Stripe.HttpClient
}

function asResponse({ status, headers, body }: Answered) {
  return {
    getStatusCode: () => status,
    getHeaders: () => headers,
    getRawResponse: () => ({ headers, statusCode: status }),
    toStream: () => {
      throw new Error('Nothing here is a stream.')
    },
    toJSON: async () => JSON.parse(body),
  }
}
