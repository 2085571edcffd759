import { type Core, composeCore } from '../../src/main/core/compose.ts'
import type { Engine } from '../../src/main/core/engine/engine.ts'
import type { Input, Method, Push, Refusal, Value } from '../../src/shared/contract/index.ts'
import type { Actor } from '../../src/shared/domain/permissions.ts'
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

/** A studio with a clock that stands still. Calls are made as its owner. */
export type TestStudio = Caller & {
  readonly core: Core
  readonly engine: Engine
  readonly raw: RawRunner
  readonly owner: Actor
  /** What open windows were told, oldest first. */
  readonly pushes: readonly Push[]
  /** The same calls as another staff member, or as nobody. */
  as(staffId: number | null): Caller
  /** Moves the clock to a moment, in ISO-8601 with an offset. */
  setNow(moment: string): void
}

export type StudioOptions = { readonly now?: string; readonly zone?: string; readonly currency?: string }

/** Makes a studio in an empty database through the same calls a window makes. */
export async function openTestStudio(
  database: TestDatabase,
  options: StudioOptions = {},
): Promise<TestStudio> {
  let now = instant(options.now ?? NOW)
  const pushes: Push[] = []
  const bugs: unknown[] = []
  const core = composeCore(database.engine, {
    appVersion: '0.0.0-test',
    now: () => now,
    log: { info: () => undefined, error: (_message, details) => bugs.push(details) },
    push: (push) => pushes.push(push),
  })
  const callerFor = (actorOf: () => Promise<Actor | null>): Caller => ({
    call: async (method, input) => {
      const reply = await core.call(await actorOf(), method, input)
      if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`, { cause: bugs.at(-1) })
      // Dispatch has parsed the answer with this method's own schema.
      return reply.value as never
    },
    refused: async (method, input) => {
      const reply = await core.call(await actorOf(), method, input)
      if (reply.ok) throw new Error(`${method} was not refused: ${JSON.stringify(reply.value)}`)
      if (reply.error.code === 'INTERNAL') throw new Error(`${method} failed`, { cause: bugs.at(-1) })
      return reply.error
    },
  })
  const { zone = 'Europe/Berlin', currency = 'EUR' } = options
  const setUp = callerFor(async () => null)
  const { staff } = await setUp.call('studio.create', {
    name: 'Studio Nord',
    zone,
    currency,
    ownerName: 'Olga Owner',
  })
  const owner = await core.staffActor(staff.id)
  if (owner === null) throw new Error('The studio has no owner.')
  return {
    ...callerFor(async () => owner),
    core,
    engine: database.engine,
    raw: database.raw,
    owner,
    pushes,
    as: (staffId) => callerFor(async () => (staffId === null ? null : core.staffActor(staffId))),
    setNow: (moment) => {
      now = instant(moment)
    },
  }
}

function instant(moment: string): number {
  const parsed = parseInstant(moment)
  if (parsed === null) throw new Error(`${moment} is not a moment`)
  return parsed
}

/** Declares tests once per dialect; `open` gives each its own new studio. */
export function describeStudio(
  name: string,
  body: (open: (options?: StudioOptions) => Promise<TestStudio>) => void,
): void {
  describeOnBothDialects(name, (open) => body(async (options) => openTestStudio(await open(), options)))
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
