import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { hintOfKey, isLiveKey } from '../../../../shared/domain/stripe-key.ts'
import type { StripeHost } from './client.ts'
import type { Listener } from './listener.ts'
import { createPace, type Waiting } from './pace.ts'
import type { StripeOutside, StripePort } from './port.ts'
import { refusingPort, switchedPort } from './port-without.ts'

/** What Stripe is read with: the key, and what forwarded webhooks are signed with and come in at. */
export type StripeSecrets = {
  readonly key: string | null
  readonly listenSecret: string | null
  readonly listenPort: number | null
}

export type StripeSecretsKept = StripeSecrets & { readonly kept: 'system' | 'session' }

/** Where they are kept, outside the core. */
export type StripeVault = {
  read(): Promise<StripeSecretsKept>
  write(secrets: StripeSecrets): Promise<StripeSecretsKept>
}

export type OutsideOptions = {
  readonly vault: StripeVault
  /** A test double on this computer instead of Stripe; a live key is never sent to it. */
  readonly host: StripeHost | null
  now(): number
}

/** Stripe's package is a tenth of a second of every start, and most studios never need it. */
const loadGateway = () => import('./gateway.ts')
const loadListener = () => import('./listener.ts')

/** The computer's own time. */
const realTime: Waiting = {
  elapsed: () => performance.now(),
  random: Math.random,
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
}

/** The Stripe of one open file. All that asks it shares one pace; once it is closed, it answers nothing any more. */
export function openStripe({ vault, host, now }: OutsideOptions): StripeOutside {
  const closing = new AbortController()
  const pace = createPace(realTime)
  const agent = host === null ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  let known: Promise<StripeSecretsKept> | null = null
  let asked: { readonly key: string; readonly port: StripePort } | null = null
  let listener: Listener | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const secrets = (): Promise<StripeSecretsKept> => {
    known ??= vault.read()
    return known
  }
  // One after the other: a key that was just taken away must not be kept again with the port of a listener.
  const write = (change: Partial<StripeSecrets>): Promise<StripeSecretsKept> => {
    known = secrets().then(({ key, listenSecret, listenPort }) =>
      vault.write({ key, listenSecret, listenPort, ...change }),
    )
    return known
  }
  const portWith = (key: string): StripePort => {
    if (host !== null && isLiveKey(key)) {
      return refusingPort({ kind: 'unauthorized', message: 'A live key is sent to nobody but Stripe.' })
    }
    const options = { key, host, agent, pace, time: realTime, signal: closing.signal, now }
    let made: StripePort | null = null
    return switchedPort(async () => {
      made ??= (await loadGateway()).createGateway(options)
      return made
    })
  }
  const current = async (): Promise<StripePort> => {
    const { key } = await secrets()
    if (key === null) return refusingPort({ kind: 'no_key', message: 'No key of Stripe is kept.' })
    if (asked?.key !== key) asked = { key, port: portWith(key) }
    return asked.port
  }
  // One after the other, so that nobody who began meanwhile is left listening.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  const end = async (): Promise<void> => {
    const before = listener
    listener = null
    await before?.close()
  }
  const deafen = () => inTurn(end)

  const begin: StripeOutside['listen'] = async (port, onPoke) => {
    await end()
    const { listenSecret, listenPort } = await secrets()
    if (listenSecret === null || closing.signal.aborted) return null
    const { startListener } = await loadListener()
    listener = await startListener({ port, secret: listenSecret, now, onPoke })
    if (listener === null) return null
    if (listener.port !== listenPort) await write({ listenPort: listener.port })
    return { port: listener.port }
  }
  const listen: StripeOutside['listen'] = (port, onPoke) => inTurn(() => begin(port, onPoke))

  return {
    port: switchedPort(current),
    portWith,
    keys: {
      async hint() {
        const { key, kept } = await secrets()
        return key === null ? null : { hint: hintOfKey(key), kept }
      },
      set: async (key) => (await write({ key })).kept,
      forget: async () => {
        await write({ key: null })
      },
      setListenSecret: async (listenSecret) => {
        await write(listenSecret === null ? { listenSecret, listenPort: null } : { listenSecret })
      },
    },
    listen,
    async listenAgain(onPoke) {
      const { listenPort } = await secrets()
      return listenPort === null ? null : listen(listenPort, onPoke)
    },
    deafen,
    async close() {
      closing.abort()
      agent.destroy()
      await deafen()
    },
  }
}
