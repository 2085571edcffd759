import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventOfWebhook } from './client.ts'
import type { StripePoke } from './port.ts'
import { readEvent } from './read-wire.ts'
import { wireEvent } from './wire.ts'

const LONGEST_BODY = 1024 * 1024
/** How long somebody may take to say what they have to say. */
const PATIENCE_MILLISECONDS = 10_000
const CONNECTIONS = 10

export type Listener = { readonly port: number; close(): Promise<void> }

export type ListenerOptions = {
  /** 0 lets the system choose. */
  readonly port: number
  /** What webhooks are signed with. */
  readonly secret: string
  now(): number
  onPoke(poke: StripePoke): void
}

/**
 * Takes webhooks that a program on this computer forwards, as Stripe's command line does. Nothing in them is believed but
 * that something happened to an object: what, is asked of Stripe, like everything else. Null where the port is taken.
 */
export async function startListener(options: ListenerOptions): Promise<Listener | null> {
  const server = createServer((request, response) => void receive(options, request, response))
  server.requestTimeout = PATIENCE_MILLISECONDS
  server.headersTimeout = PATIENCE_MILLISECONDS
  server.maxConnections = CONNECTIONS
  const listening = await new Promise<boolean>((resolve) => {
    // For good: what goes wrong with it later must not end the app.
    server.on('error', () => resolve(false))
    server.listen(options.port, '127.0.0.1', () => resolve(true))
  })
  if (!listening) return null
  return { port: (server.address() as AddressInfo).port, close: () => end(server) }
}

function end(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function receive(
  options: ListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return answer(response, 405, 'Webhooks are posted.')
  const body = await readBody(request).catch(() => null)
  if (body === 'too long') return answer(response, 413, 'That is too long for a webhook.')
  if (body === null) return
  const poke = pokeOf(options, body, request.headers['stripe-signature'])
  if (poke === 'not genuine') return answer(response, 400, 'The signature does not fit.')
  if (poke !== null) options.onPoke(poke)
  answer(response, 200, 'Thank you.')
}

/** Null for a genuine event about something that has no id. */
function pokeOf(
  { secret, now }: ListenerOptions,
  body: Buffer,
  signature: string | string[] | undefined,
): StripePoke | 'not genuine' | null {
  if (typeof signature !== 'string') return 'not genuine'
  let given: unknown
  try {
    given = eventOfWebhook(body, signature, secret, now())
  } catch {
    return 'not genuine'
  }
  const event = wireEvent.safeParse(given)
  const read = event.success ? readEvent(event.data) : null
  if (read === null) return null
  const { id: eventId, type, objectId, objectType } = read
  return { eventId, type, objectId, objectType }
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too long'> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    if (length > LONGEST_BODY) return 'too long'
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' })
  response.end(text)
}
