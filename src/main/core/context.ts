import type {
  CommandName,
  Method,
  Parsed,
  Push,
  QueryName,
  TaskName,
  Value,
} from '../../shared/contract/index.ts'
import type { PrintedSheet } from '../../shared/contract/print.ts'
import type { Actor } from '../../shared/domain/permissions.ts'
import type { Result } from '../../shared/result.ts'
import type { Engine, Reader, Writer } from './engine/engine.ts'
import type { Denials } from './features/audit/denials.ts'
import type { Desk } from './features/auth/desk.ts'
import type { Secrets } from './features/auth/secrets.ts'
import type { Vault } from './features/auth/vault.ts'
import type { StripeDesk } from './features/stripe/desk.ts'
import type { StripeOutside } from './features/stripe/port.ts'
import type { UndoStep } from './features/undo/steps.ts'

/** What happened to one thing, for the audit log; `before` is null for something new. */
export type AuditNote = {
  readonly entity: string
  readonly entityId: number | null
  readonly before?: unknown
  readonly after?: unknown
}

/** Ledger lines that follow one another, both ends included. */
export type LineRange = { readonly first: number; readonly last: number }

/** A command to be run inside another one. */
export type CommandAgain = {
  readonly method: CommandName
  readonly input: unknown
  readonly steps: readonly UndoStep[]
}

/** What a use case may know besides its input. The clock stands still during one call. */
export type Context = {
  readonly actor: Actor
  readonly method: Method
  readonly commandId: string | null
  /** Epoch milliseconds. */
  readonly now: number
  readonly appVersion: string
  /** Who is at the desk of this file. */
  readonly desk: Desk
  /** How things stand with Stripe. */
  readonly stripe: StripeDesk
  /** What this call brought of what people sign in with. */
  readonly secrets: Secrets
  /** Stands for the open database: one object for as long as it is open. What is remembered of it hangs on this. */
  readonly database: object
  /** Notes what changed; written to the audit log in the same transaction. */
  note(note: AuditNote): void
  /**
   * Tells what changed so that it can be taken back, besides ledger lines, which tell it themselves; null when nothing
   * did. Kept in the same transaction as one step of the person who acts, for commands that can be undone.
   */
  undoable(step: UndoStep | null): void
  /** Told by the ledger alone: the numbers of the lines just appended. */
  appended(lines: LineRange): void
  /**
   * Runs a part of a use case that may be refused by itself: a refusal undoes the part alone, with what it noted and
   * told. Parts run one after the other, never side by side.
   */
  attempt<T>(q: Writer, work: () => Promise<Result<T>>): Promise<Result<T>>
  /**
   * Runs another command inside this unit of work, as the same person: permission, shape, then its use case. What it
   * did, after `steps` that were done for it before, is kept as an undo step of its own, whose id is the answer; null
   * when nothing can be taken back.
   */
  again(q: Writer, command: CommandAgain): Promise<Result<{ readonly stepId: number | null }>>
  /** Runs `work` once what the use case wrote is kept; not after a refusal or a dry run. */
  afterCommit(work: () => void): void
  /** Tells open windows how far a long call is. */
  progress(done: number, total: number): void
  /** Lets other work in; true when the person asked to stop. */
  pause(): Promise<boolean>
}

export type Log = {
  info(message: string, details?: unknown): void
  error(message: string, details?: unknown): void
}

/** Files the app keeps, and switching between them. The command line has one file and cannot switch. */
export type Workspace = {
  status(): Promise<Value<'workspace.status'>>
  openDemo(context: Context): Promise<Result<Value<'workspace.openDemo'>>>
  leaveDemo(): Promise<Result<Value<'workspace.leaveDemo'>>>
}

/** Draws pages; throws when they cannot be drawn. The command line has none. */
export type Printer = (sheet: PrintedSheet) => Promise<Uint8Array>

/** Everything the core needs from outside; made in compose.ts. */
export type Deps = {
  readonly engine: Engine
  now(): number
  newId(): string
  readonly log: Log
  readonly appVersion: string
  readonly workspace: Workspace | null
  readonly printer: Printer | null
  /** Null where there is none, as on the command line and in the demo; nothing mentions it then. */
  readonly stripe: StripeOutside | null
  /** Asks it, and has recorded what it answers. */
  readonly stripeDesk: StripeDesk
  /** Who has signed in to this file; where one calls in somebody's name, as on the command line, maybe nobody. */
  readonly desk: Desk
  readonly vault: Vault
  /** What people were not allowed to do lately. */
  readonly denials: Denials
  /** Tells every open window what changed after a commit, and how far a long call is. */
  push(push: Push): void
  /** The `commandId`s of calls under way. */
  readonly running: Set<string>
  /** Those among them that the person asked to stop. */
  readonly stopped: Set<string>
}

type QueryHandler<M extends QueryName> = (
  q: Reader,
  context: Context,
  input: Parsed<M>,
) => Promise<Result<Value<M>>>

type CommandHandler<M extends CommandName> = (
  q: Writer,
  context: Context,
  input: Parsed<M>,
) => Promise<Result<Value<M>>>

type TaskHandler<M extends TaskName> = (
  deps: Deps,
  context: Context,
  input: Parsed<M>,
) => Promise<Result<Value<M>>>

/** One handler per method; a missing one, or one of the wrong kind, does not compile. */
export type Handlers = { readonly [M in QueryName]: QueryHandler<M> } & {
  readonly [M in CommandName]: CommandHandler<M>
} & { readonly [M in TaskName]: TaskHandler<M> }

/** The handlers of some methods: what each feature exports. */
export type HandlersOf<M extends Method> = Pick<Handlers, M>
