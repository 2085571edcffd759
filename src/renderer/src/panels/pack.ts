import type { Value } from '../../../shared/contract/index.ts'

/** One of a client's subscriptions, as their summary lists it. */
export type Pack = Value<'credits.summary'>['subscriptions'][number]

/** Whether its next freeze has not begun yet on a studio day. */
export function freezeLiesAhead({ freeze }: Pick<Pack, 'freeze'>, today: string): boolean {
  return freeze !== null && freeze.from > today
}
