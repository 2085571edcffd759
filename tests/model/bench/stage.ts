import { copyFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Core, openCore } from '../../../src/main/core/compose.ts'
import { openConnection, type RawDatabase } from '../../../src/main/core/engine/sqlite-open.ts'
import type { Input, Method, Reply, Value } from '../../../src/shared/contract/index.ts'
import type { Actor } from '../../../src/shared/domain/permissions.ts'
import { MIGRATIONS, makeFolder } from '../../support/storages.ts'
import type { Role } from '../reference/method.ts'
import type { Stage } from '../reference/reference.ts'
import type { Package, Period, Policies, Service } from '../reference/rows.ts'

/** A studio file with what every run begins with; runs work on copies of it. */
export type Template = { readonly stage: Stage; readonly file: string; discard(): void }

const SERVICES: readonly (Omit<Service, 'id' | 'familyId'> & { family: string })[] = [
  { kind: 'personal', family: 'Personal', minutes: 60, capacity: 1, cost: 1, bufferMinutes: 0 },
  { kind: 'group', family: 'Classes', minutes: 45, capacity: 2, cost: 1, bufferMinutes: 0 },
  { kind: 'personal', family: 'Personal', minutes: 90, capacity: 1, cost: 3, bufferMinutes: 15 },
  { kind: 'group', family: 'Classes', minutes: 60, capacity: 3, cost: 2, bufferMinutes: 10 },
  { kind: 'trial', family: 'Personal', minutes: 30, capacity: 1, cost: 1, bufferMinutes: 0 },
  { kind: 'group', family: 'Classes', minutes: 30, capacity: 2, cost: 0, bufferMinutes: 0 },
]

type Terms = Omit<Package, 'id' | 'familyId' | 'period' | 'rollover'> & {
  readonly family: string | null
  readonly period?: Period
  readonly rollover?: number
}

const PACKAGES: readonly Terms[] = [
  { name: 'Two', family: 'Personal', kind: 'pack', credits: 2, price: 9_999, validityDays: 10 },
  { name: 'Five', family: 'Personal', kind: 'pack', credits: 5, price: 25_000, validityDays: 30 },
  { name: 'Classes', family: 'Classes', kind: 'pack', credits: 3, price: 4_500, validityDays: 21 },
  { name: 'For ever', family: 'Classes', kind: 'pack', credits: 4, price: 7_001, validityDays: null },
  { name: 'Anything', family: null, kind: 'pack', credits: 4, price: 10_000, validityDays: 14 },
  { name: 'Gift', family: null, kind: 'pack', credits: 1, price: 0, validityDays: 1 },
  {
    ...{
      name: 'Weekly',
      family: 'Classes',
      kind: 'membership',
      credits: 2,
      price: 1_500,
      validityDays: null,
    },
    ...{ period: 'week', rollover: 1 },
  },
  {
    ...{ name: 'Term', family: 'Personal', kind: 'membership', credits: 3, price: 20_000, validityDays: 75 },
    ...{ period: 'month', rollover: 2 },
  },
]

const CLIENTS = 5

/** Makes a studio in a zone through ordinary calls. */
export async function makeTemplate(zone: string, now: number): Promise<Template> {
  const folder = makeFolder()
  const file = join(folder, 'studio.db')
  const real = await openReal(file, { zone, now })
  try {
    return {
      stage: await furnish(real.core, zone, now),
      file,
      discard: () => rmSync(folder, { recursive: true }),
    }
  } finally {
    await real.close()
  }
}

async function furnish(core: Core, zone: string, now: number): Promise<Stage> {
  let owner: Actor | null = null
  const call = async <M extends Method>(method: M, input: Input<M>): Promise<Value<M>> => {
    const reply = await core.call(owner, method, input)
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`)
    // Dispatch has parsed the answer with this method's own schema.
    return reply.value as never
  }
  const founded = await call('studio.create', {
    name: 'Model',
    zone,
    currency: 'EUR',
    ownerName: 'Olga Owner',
  })
  owner = await core.staffActor(founded.staff.id)
  // Who furnishes the studio takes no part in the runs: nobody takes back what a run begins with.
  const { staff: runner } = await call('staff.create', { name: 'Otto Owner', role: 'owner' })
  const desk = await call('staff.create', { name: 'Fred Front', role: 'front_desk' })
  const trainers: number[] = []
  for (const name of ['Tara Trainer', 'Tom Trainer']) {
    trainers.push((await call('staff.create', { name, role: 'trainer' })).staff.id)
  }
  const rooms: number[] = []
  for (const name of ['Hall', 'Loft']) rooms.push((await call('rooms.create', { name })).room.id)
  const services: Service[] = []
  for (const { family, cost, ...rest } of SERVICES) {
    const name = `${rest.kind} ${cost}`
    const { service } = await call('services.create', { name, family, creditCost: cost, ...rest })
    services.push({ ...rest, cost, id: service.id, familyId: service.familyId })
  }
  const packages: Package[] = []
  for (const { family, price, ...rest } of PACKAGES) {
    const made = await call('packages.create', { ...rest, family, price: { amount: price, currency: 'EUR' } })
    const { id, familyId } = made.package
    packages.push({ ...rest, price, id, familyId, period: rest.period ?? null, rollover: rest.rollover ?? 0 })
  }
  for (let id = 1; id <= CLIENTS; id += 1)
    await call('clients.create', { firstName: `Client ${id}`, lastName: 'Model' })
  const { rows: families } = await call('families.list', {})
  const { studio } = await call('studio.get', {})
  return {
    zone,
    now,
    policies: studio.policies as Policies,
    services,
    packages,
    clients: CLIENTS,
    trainers,
    rooms,
    families: new Map(families.map(({ id, name }) => [name, id])),
    staff: { owner: runner.id, front_desk: desk.staff.id, trainer: trainers[0] ?? 0 },
  }
}

/** The product over a file, with a clock that stands where it is put, and SQL that looks on. */
export type Real = {
  readonly core: Core
  readonly raw: RawDatabase
  setNow(at: number): void
  call(role: Role, method: string, input: object): Promise<Reply>
  /** What went wrong inside, for a bug that is answered with nothing but an incident. */
  lastBug(): unknown
  close(): Promise<void>
}

type Opening = Pick<Stage, 'zone' | 'now'> & Partial<Pick<Stage, 'staff'>>

/** Opens a studio's file; `staff` are the people in whose names it is called. */
async function openReal(file: string, { now: begin, staff }: Opening): Promise<Real> {
  let now = begin
  let bug: unknown
  const core = await openCore({
    file,
    migrations: MIGRATIONS,
    mode: 'write',
    appVersion: '0.0.0-model',
    now: () => now,
    log: {
      info: () => undefined,
      error: (_message, details) => {
        bug = details
      },
    },
  })
  const raw = openConnection(file, { readonly: true })
  const actors = new Map<Role, Actor | null>()
  for (const [role, id] of Object.entries(staff ?? {})) actors.set(role as Role, await core.staffActor(id))
  return {
    core,
    raw,
    setNow: (at) => {
      now = at
    },
    call: (role, method, input) => core.call(actors.get(role) ?? null, method, input),
    lastBug: () => bug,
    close: async () => {
      raw.close()
      await core.close()
    },
  }
}

/** A copy of a template's studio, which can be closed and opened again. */
export type Copy = Real & {
  /** Closes the studio, lets something happen to its file, and opens what it answers; the clock stands still. */
  reopen(meanwhile: (file: string) => string): Promise<void>
}

/** Opens a copy of a template's studio in a folder of its own, which goes when it is closed. */
export async function openCopy({ file: original, stage }: Template): Promise<Copy> {
  let file = join(makeFolder(), 'studio.db')
  copyFileSync(original, file)
  let now = stage.now
  let real = await openReal(file, stage)
  return {
    get core() {
      return real.core
    },
    get raw() {
      return real.raw
    },
    setNow: (at) => {
      now = at
      real.setNow(at)
    },
    call: (role, method, input) => real.call(role, method, input),
    lastBug: () => real.lastBug(),
    reopen: async (meanwhile) => {
      await real.close()
      file = meanwhile(file)
      real = await openReal(file, { ...stage, now })
    },
    close: async () => {
      await real.close()
      rmSync(dirname(file), { recursive: true })
    },
  }
}
