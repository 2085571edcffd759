import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Access, answer } from './answer.ts'
import { type Faults, faultFor, STATUS_OF } from './faults.ts'
import { Refused } from './refused.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

export * from './money-back.ts'
export * from './sales.ts'

/** A key that every fake Stripe in test mode takes. */
export const TEST_KEY = 'rk_test_51NorthStudioReadsSalesOnlya1b2'

/** Whatever a fake Stripe answers, before anything goes wrong with it. */
export type Answered = {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** Stripe as the app meets it: an account with state, who may read it, and what goes wrong on the way. */
export type FakeStripe = {
  readonly world: World
  readonly access: Access
  readonly faults: Faults
  /** Paths with their queries, in the order they were asked. */
  readonly asked: string[]
  /** Answers without a network; nothing goes wrong here. */
  answer(pathAndQuery: string, key: string | null): Answered
}

export function createFakeStripe(options: WorldOptions = {}): FakeStripe {
  const world = createWorld(options)
  const access: Access = { keys: new Set(), forbidden: new Set(), pageSize: null }
  const asked: string[] = []
  return {
    world,
    access,
    faults: { next: [], share: 0 },
    asked,
    answer(pathAndQuery, key) {
      asked.push(pathAndQuery)
      const url = new URL(pathAndQuery, 'http://stripe.test')
      const headers = { date: new Date(world.now()).toUTCString(), 'content-type': 'application/json' }
      try {
        const body = answer(world, access, { path: url.pathname, query: url.searchParams, key })
        return { status: 200, headers, body: JSON.stringify(body) }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return { status: error.status, headers, body: JSON.stringify(error.body) }
      }
    },
  }
}

export type StripeServer = FakeStripe & {
  /** `http://127.0.0.1:PORT`, as `TALLYBOOK_STRIPE` takes it. */
  readonly url: string
  readonly host: { readonly host: string; readonly port: number; readonly protocol: 'http' }
  close(): Promise<void>
}

/** A fake Stripe on a port of this computer. */
export async function startFakeStripe(options: WorldOptions = {}): Promise<StripeServer> {
  const fake = createFakeStripe(options)
  const server = createServer((request, response) => serve(fake, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...fake,
    url: `http://127.0.0.1:${port}`,
    host: { host: '127.0.0.1', port, protocol: 'http' },
    close: () => end(server),
  }
}

function end(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

function serve(fake: FakeStripe, request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const key = request.headers.authorization?.replace(/^Bearer /, '') ?? null
  const answered = fake.answer(request.url ?? '/', key)
  const fault = faultFor(fake.faults, fake.world.random)
  const status = fault === null ? undefined : STATUS_OF[fault]
  if (fault === null) send(response, answered)
  else if (status !== undefined) {
    const body = JSON.stringify(new Refused(status, 'Try again later.').body)
    const wait = fault === 'too_much_wait' ? { 'retry-after': '2' } : {}
    send(response, { status, headers: { ...answered.headers, ...wait }, body })
  } else if (fault === 'reset') request.socket.destroy()
  else if (fault === 'no_json') send(response, { ...answered, body: '<html>Bad gateway</html>' })
  else if (fault === 'truncated') {
    response.writeHead(answered.status, { ...answered.headers, 'content-length': answered.body.length })
    response.write(answered.body.slice(0, answered.body.length / 2), () => request.socket.destroy())
  }
  // `slow`: never answered; whoever asks loses patience.
}

function send(response: ServerResponse, { status, headers, body }: Answered): void {
  response.writeHead(status, headers)
  response.end(body)
}
