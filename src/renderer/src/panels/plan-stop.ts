import type { Value } from '../../../shared/contract/index.ts'

type Pack = NonNullable<Value<'purchases.get'>['subscription']>

/** What decides whether sessions can follow a sale. */
export type PlannedPack = Pick<Pack, 'kind' | 'status'> & { readonly available: number }

/** Why no sessions can be planned with a pack, or null: a frozen one pays for nothing, and there has to be something left. */
export function planStop({ kind, status, available }: PlannedPack): 'frozen' | 'ended' | 'spent' | null {
  if (status === 'frozen') return 'frozen'
  if (available > 0) return null
  if (status === 'ended') return 'ended'
  // A membership goes on to give.
  return kind === 'pack' ? 'spent' : null
}
