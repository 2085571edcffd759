import type { z } from 'zod'
import type { ErrorCode, ErrorDetails } from '../errors.ts'
import { allocationContract } from './allocation.ts'
import { assignmentsContract } from './assignments.ts'
import { attentionContract } from './attention.ts'
import { authContract } from './auth.ts'
import { bookingsContract } from './bookings.ts'
import { bulkContract } from './bulk.ts'
import { catalogueContract } from './catalogue.ts'
import { clientHistoryContract } from './client-history.ts'
import { clientsContract } from './clients.ts'
import { closuresContract } from './closures.ts'
import { copiesContract } from './copies.ts'
import { creditsContract } from './credits.ts'
import type { Contract } from './define.ts'
import { hoursContract } from './hours.ts'
import { importsContract } from './imports.ts'
import { packagesContract } from './packages.ts'
import { plansContract } from './plans.ts'
import { policiesContract } from './policies.ts'
import { printContract } from './print.ts'
import { purchasesContract } from './purchases.ts'
import { saleDrawerContract } from './sale-drawer.ts'
import { scheduleContract } from './schedule.ts'
import { seriesContract } from './series.ts'
import { sessionListContract } from './session-list.ts'
import { stripeContract } from './stripe.ts'
import { studioContract } from './studio.ts'
import { subscriptionsContract } from './subscriptions.ts'
import { substitutesContract } from './substitutes.ts'
import { systemContract, workspaceContract } from './system.ts'
import { tasksContract } from './tasks.ts'
import type { Topic } from './topics.ts'
import { trainerDayContract } from './trainer-day.ts'
import { undoContract } from './undo.ts'
import { upkeepContract } from './upkeep.ts'
import { validityContract } from './validity.ts'
import { viewsContract } from './views.ts'
import { wallContract } from './wall.ts'

/** Every method of the product: the only way into the main process, and the same list for the command line. */
export const contract = {
  ...studioContract,
  ...policiesContract,
  ...authContract,
  ...clientsContract,
  ...clientHistoryContract,
  ...catalogueContract,
  ...packagesContract,
  ...purchasesContract,
  ...stripeContract,
  ...plansContract,
  ...saleDrawerContract,
  ...creditsContract,
  ...allocationContract,
  ...subscriptionsContract,
  ...validityContract,
  ...scheduleContract,
  ...copiesContract,
  ...seriesContract,
  ...sessionListContract,
  ...substitutesContract,
  ...wallContract,
  ...trainerDayContract,
  ...assignmentsContract,
  ...hoursContract,
  ...closuresContract,
  ...viewsContract,
  ...bookingsContract,
  ...bulkContract,
  ...attentionContract,
  ...importsContract,
  ...tasksContract,
  ...printContract,
  ...upkeepContract,
  ...undoContract,
  ...systemContract,
  ...workspaceContract,
} as const satisfies Contract

export type Method = keyof typeof contract
export type QueryName = { [M in Method]: (typeof contract)[M]['kind'] extends 'query' ? M : never }[Method]
export type CommandName = {
  [M in Method]: (typeof contract)[M]['kind'] extends 'command' ? M : never
}[Method]
export type TaskName = { [M in Method]: (typeof contract)[M]['kind'] extends 'task' ? M : never }[Method]

type CommandExtras<M extends Method> = M extends CommandName
  ? { readonly commandId?: string; readonly dryRun?: boolean }
  : unknown

/** A command without fields of its own still takes what every command takes. */
type OwnInput<M extends Method> = M extends CommandName
  ? string extends keyof z.input<(typeof contract)[M]['input']>
    ? object
    : z.input<(typeof contract)[M]['input']>
  : z.input<(typeof contract)[M]['input']>

/** What a caller sends. */
export type Input<M extends Method> = OwnInput<M> & CommandExtras<M>
/** What a handler gets: defaults filled in, moments as epoch milliseconds. */
export type Parsed<M extends Method> = z.output<(typeof contract)[M]['input']>
/** What a handler answers, and a caller gets. */
export type Value<M extends Method> = z.output<(typeof contract)[M]['output']>

/** A refusal as a caller sees it: with the sentence that a person reads. */
export type Refusal = {
  readonly [C in ErrorCode]: {
    readonly code: C
    readonly message: string
    readonly details: ErrorDetails[C]
  }
}[ErrorCode]

export type Reply<M extends Method = Method> =
  | { readonly ok: true; readonly value: Value<M> }
  | { readonly ok: false; readonly error: Refusal }

/** What main pushes to every window; how a file was saved, only to the window that offered it. */
export type Push =
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  | { readonly kind: 'progress'; readonly task: string; readonly done: number; readonly total: number }
  | { readonly kind: 'saved'; readonly url: string; readonly name: string; readonly state: SavedState }

/** How the saving of a file ended: it is there, the person did not want it, or the disk did not take it. */
export type SavedState = 'completed' | 'cancelled' | 'interrupted'
