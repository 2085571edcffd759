import type { Input, Method, Value } from '../../../src/shared/contract/index.ts'
import type { Staffing } from './sessions.ts'
import { refuse, type World } from './world.ts'

/** What a method of the product is to the model: it changes the world or refuses, and says what the answer tells. */

export type Role = 'owner' | 'front_desk' | 'trainer'
export type Actor = { readonly role: Role; readonly staffId: number }

/** Part of an answer: what is named here must be in it, and equal. */
export type Expected<T> = T extends readonly (infer Item)[]
  ? readonly Expected<Item>[]
  : T extends object
    ? { readonly [K in keyof T]?: Expected<T[K]> }
    : T

export type Scene = {
  readonly world: World
  readonly actor: Actor
  readonly staffing: Staffing
  /** Whether the version that the caller saw is not the row's any more. */
  readonly stale: boolean
}

export type Rules<M extends Method = Method> = {
  readonly [K in M]: (scene: Scene, input: Input<K>) => Expected<Value<K>>
}

/** Refuses who may not. */
export function only(actor: Actor, ...roles: readonly Role[]): void {
  if (!roles.includes(actor.role)) refuse('UNAUTHORIZED_ACCESS')
}

/** Refuses to write over what somebody else changed since. */
export function requireFresh({ stale }: Pick<Scene, 'stale'>): void {
  if (stale) refuse('STALE_VERSION')
}
