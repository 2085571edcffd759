import type { Value } from '../../../shared/contract/index.ts'
import type { Pack } from './pack.ts'

export type SoldPackage = Value<'packages.list'>['rows'][number]

/**
 * The pack behind which one that is bought now has to wait: a client has one at a time of each family and kind. Null
 * when its place is free.
 */
export function placeHolder(
  packs: readonly Pick<Pack, 'packageName' | 'familyId' | 'kind' | 'status'>[],
  bought: Pick<SoldPackage, 'familyId' | 'kind'>,
): Pick<Pack, 'packageName'> | null {
  const holds = ({ familyId, kind, status }: Pick<Pack, 'familyId' | 'kind' | 'status'>) =>
    familyId === bought.familyId && kind === bought.kind && (status === 'active' || status === 'frozen')
  return packs.find(holds) ?? null
}
