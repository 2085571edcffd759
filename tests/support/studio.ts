import { type Core, composeCore } from '../../src/main/core/compose.ts'
import type { Engine } from '../../src/main/core/engine/engine.ts'
import type { StripeOutside } from '../../src/main/core/features/stripe/port.ts'
import type { Input, Method, Push, Refusal, Value } from '../../src/shared/contract/index.ts'
import type { Actor, Caller as Who } from '../../src/shared/domain/permissions.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { describeOnBothDialects, type RawRunner, type TestDatabase } from './databases.ts'

/** A Monday morning in Berlin, four weeks before its clocks change. */
export const NOW = '2026-03-02T09:00:00+01:00'

export type Caller = {
  /** The value of a call that must succeed. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Value<M>>
  /** The refusal of a call that must not succeed. Takes any input, as people send any. */
  refused(method: Method, input: unknown): Promise<Refusal>
}

/** The product over one database, with a clock that stands still. */
export type TestCore = {
  readonly core: Core
  readonly engine: Engine
  readonly raw: RawRunner
  /** What open windows were told, oldest first. */
  readonly pushes: readonly Push[]
  /** Calls as a staff member, or as nobody. */
  as(staffId: number | null): Caller
  /** Calls as whoever is at the desk: in the app, in all its windows. */
  readonly atDesk: Caller
  /** Moves the clock to a moment, in ISO-8601 with an offset. */
  setNow(moment: string): void
  /** Lets time go by on the clock that nobody can set. */
  pass(seconds: number): void
}

/** A studio whose own calls are made as its owner. */
export type TestStudio = TestCore & Caller & { readonly owner: Actor }

export type StudioOptions = {
  readonly now?: string
  readonly zone?: string
  readonly currency?: string
  readonly stripe?: StripeOutside
}

/** The product over an empty database, before the first run. */
export function openTestCore(database: TestDatabase, options: StudioOptions = {}): TestCore {
  let now = instant(options.now ?? NOW)
  let elapsed = 0
  const pushes: Push[] = []
  const bugs: unknown[] = []
  const core = composeCore(database.engine, {
    appVersion: '0.0.0-test',
    now: () => now,
    elapsed: () => elapsed,
    log: { info: () => undefined, error: (_message, details) => bugs.push(details) },
    push: (push) => pushes.push(push),
    ...(options.stripe === undefined ? {} : { stripe: options.stripe }),
  })
  const actorOf = async (staffId: number | null) => (staffId === null ? null : core.staffActor(staffId))
  const callerOf = (who: () => Promise<Who>): Caller => ({
    call: async (method, input) => {
      const reply = await core.call(await who(), method, input)
      if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`, { cause: bugs.at(-1) })
      // Dispatch has parsed the answer with this method's own schema.
      return reply.value as never
    },
    refused: async (method, input) => {
      const reply = await core.call(await who(), method, input)
      if (reply.ok) throw new Error(`${method} was not refused: ${JSON.stringify(reply.value)}`)
      if (reply.error.code === 'INTERNAL') throw new Error(`${method} failed`, { cause: bugs.at(-1) })
      return reply.error
    },
  })
  return {
    core,
    engine: database.engine,
    raw: database.raw,
    pushes,
    as: (staffId) => callerOf(() => actorOf(staffId)),
    atDesk: callerOf(() => core.atDesk(core.firstAtDesk)),
    setNow: (moment) => {
      now = instant(moment)
    },
    pass: (seconds) => {
      elapsed += seconds * 1000
    },
  }
}

/** Makes a studio in an empty database through the same call a window makes. */
export async function openTestStudio(
  database: TestDatabase,
  options: StudioOptions = {},
): Promise<TestStudio> {
  const test = openTestCore(database, options)
  const { zone = 'Europe/Berlin', currency = 'EUR' } = options
  const input = { name: 'Studio Nord', zone, currency, ownerName: 'Olga Owner' }
  const { staff } = await test.as(null).call('studio.create', input)
  const owner = await test.core.staffActor(staff.id)
  if (owner === null) throw new Error('The studio has no owner.')
  return { ...test, ...test.as(staff.id), owner }
}

function instant(moment: string): number {
  const parsed = parseInstant(moment)
  if (parsed === null) throw new Error(`${moment} is not a moment`)
  return parsed
}

/**
 * Declares tests once per dialect. `open` gives a test its own new studio, and `openEmpty` the product over a
 * database in which no studio was made yet.
 */
export function describeStudio(
  name: string,
  body: (
    open: (options?: StudioOptions) => Promise<TestStudio>,
    openEmpty: (options?: StudioOptions) => Promise<TestCore>,
  ) => void,
): void {
  describeOnBothDialects(name, (open) =>
    body(
      async (options) => openTestStudio(await open(), options),
      async (options) => openTestCore(await open(), options),
    ),
  )
}

export async function aClient(
  studio: Caller,
  input: Partial<Input<'clients.create'>> = {},
): Promise<Value<'clients.create'>['client']> {
  const { client } = await studio.call('clients.create', { firstName: 'Ada', lastName: 'Berg', ...input })
  return client
}

/** A personal session of an hour that costs one credit of "Personal training". */
export async function aService(
  studio: Caller,
  input: Partial<Input<'services.create'>> = {},
): Promise<Value<'services.create'>['service']> {
  const { service } = await studio.call('services.create', {
    name: 'Personal training',
    minutes: 60,
    kind: 'personal',
    family: 'Personal training',
    ...input,
  })
  return service
}

export async function aTrainer(
  studio: Caller,
  input: Partial<Input<'staff.create'>> = {},
): Promise<Value<'staff.create'>['staff']> {
  const { staff } = await studio.call('staff.create', { name: 'Tara Trainer', role: 'trainer', ...input })
  return staff
}

export async function aRoom(
  studio: Caller,
  input: Partial<Input<'rooms.create'>> = {},
): Promise<Value<'rooms.create'>['room']> {
  const { room } = await studio.call('rooms.create', { name: 'Room 1', ...input })
  return room
}

/** Ten credits of "Personal training" for 500.00, valid for 90 days. */
export async function aPackage(
  studio: Caller,
  input: Partial<Input<'packages.create'>> = {},
): Promise<Value<'packages.create'>['package']> {
  const created = await studio.call('packages.create', {
    name: '10 sessions',
    family: 'Personal training',
    credits: 10,
    price: { amount: 50_000, currency: 'EUR' },
    validityDays: 90,
    ...input,
  })
  return created.package
}
