import type { z } from 'zod'
import type { Permission } from '../domain/permissions.ts'
import type { Topic } from './topics.ts'

/** Who may call: one permission, anyone signed in, or anyone at all, also before a studio exists or while it is locked. */
export type Access = Permission | 'signed_in' | 'anyone'

type Shape = z.ZodObject

/** Reads; never changes anything. */
export type QueryMethod<I extends Shape = Shape, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query'
  readonly access: Access
  readonly input: I
  readonly output: O
  /**
   * Takes long: it is read beside other queries, so that none of them waits for it. Where it takes a `task`, it tells
   * under this name how far it is, and can be asked to stop.
   */
  readonly apart?: boolean
  /** The permissions it takes besides, by what is asked. */
  alsoNeeds?(input: z.output<I>): readonly Permission[]
}

/** Changes the studio in one unit of work; takes `commandId` and `dryRun` besides its own fields. */
export type CommandMethod<I extends Shape = Shape, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'command'
  readonly access: Access
  readonly input: I
  readonly output: O
  /** What open screens must look at again after it committed. */
  readonly topics: readonly Topic[]
  /** The permissions it takes besides, by what is asked. */
  alsoNeeds?(input: z.output<I>): readonly Permission[]
  /** May find nothing to do: a run that notes nothing leaves no audit row, and no screen is told. */
  readonly quiet?: boolean
  /**
   * Takes `pin` or `currentPin`, what people sign in with: sealed and tested before the unit of work, and left out of
   * everything that is kept of the call.
   */
  readonly secrets?: boolean
}

/** Acts outside the studio's data, such as opening another file; not a unit of work and not replayable. */
export type TaskMethod<I extends Shape = Shape, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'task'
  readonly access: Access
  readonly input: I
  readonly output: O
  readonly topics: readonly Topic[]
  alsoNeeds?(input: z.output<I>): readonly Permission[]
}

export type ContractMethod = QueryMethod | CommandMethod | TaskMethod
export type Contract = Readonly<Record<string, ContractMethod>>

export function query<I extends Shape, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
  options: Pick<QueryMethod<I, O>, 'apart' | 'alsoNeeds'> = {},
): QueryMethod<I, O> {
  return { kind: 'query', access, input, output, ...options }
}

export function command<I extends Shape, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
  topics: readonly Topic[],
  options: Pick<CommandMethod<I, O>, 'alsoNeeds' | 'quiet' | 'secrets'> = {},
): CommandMethod<I, O> {
  return { kind: 'command', access, input, output, topics, ...options }
}

export function task<I extends Shape, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
  topics: readonly Topic[] = [],
  options: Pick<TaskMethod<I, O>, 'alsoNeeds'> = {},
): TaskMethod<I, O> {
  return { kind: 'task', access, input, output, topics, ...options }
}
