import type { KeyKept, StripeOutside, StripePoke } from '../../src/main/core/features/stripe/port.ts'
import { refusingPort } from '../../src/main/core/features/stripe/port-without.ts'
import { portOver } from './fake-stripe/in-process.ts'
import { createFakeStripe, type FakeStripe, TEST_KEY } from './fake-stripe/index.ts'
import { aPackage, NOW, type StudioOptions, type TestStudio } from './studio.ts'

/** A Stripe of a studio straight over the state of a fake, whose key is kept in memory. */
export function outsideOver(fake: FakeStripe): StripeOutside & { poke(poke: StripePoke): void } {
  let key: string | null = null
  let hear: ((poke: StripePoke) => void) | null = null
  const kept: KeyKept = 'system'
  const open = portOver(fake)
  const closed = refusingPort({ kind: 'no_key', message: 'No key is kept.' })
  return {
    get port() {
      return key === null ? closed : open
    },
    portWith: (tried) => portOver(fake, tried),
    keys: {
      hint: async () => (key === null ? null : { hint: 'rk_test_…a1b2', kept }),
      set: async (next) => {
        key = next
        return kept
      },
      forget: async () => {
        key = null
      },
      setListenSecret: async () => undefined,
    },
    listen: async (port, onPoke) => {
      hear = onPoke
      return { port: port === 0 ? 4242 : port }
    },
    listenAgain: async () => null,
    deafen: async () => {
      hear = null
    },
    close: async () => undefined,
    poke: (poke) => hear?.(poke),
  }
}

export type StripeStudio = {
  readonly studio: TestStudio
  readonly fake: FakeStripe
  /** Of ten sessions for 500.00. */
  readonly packageId: number
  /** Looks at Stripe as the timer would, however long ago it last did. */
  look(): Promise<void>
  /** Looks at everything. */
  sweep(): Promise<void>
  /** Lets time go by for Stripe and the studio alike. */
  pass(milliseconds: number): void
}

/** A studio that is connected to a fake Stripe. */
export async function connectStripe(
  open: (options?: StudioOptions) => Promise<TestStudio>,
  options: StudioOptions & { readonly fake?: FakeStripe } = {},
): Promise<StripeStudio> {
  const start = Date.parse(options.now ?? NOW)
  const fake = options.fake ?? createFakeStripe({ now: start })
  const studio = await open({ ...options, stripe: outsideOver(fake) })
  const pack = await aPackage(studio)
  await studio.call('stripe.setKey', { key: TEST_KEY })
  const desk = studio.core.deps.stripeDesk
  await desk.tick()
  let now = start
  return {
    studio,
    fake,
    packageId: pack.id,
    look: async () => {
      desk.nextLookAt = null
      await desk.tick()
    },
    sweep: async () => {
      const { problem } = await studio.call('stripe.sync', {})
      if (problem !== null) throw new Error(problem.message)
    },
    pass: (milliseconds) => {
      fake.world.advance(milliseconds)
      now += milliseconds
      studio.setNow(new Date(now).toISOString())
    },
  }
}
