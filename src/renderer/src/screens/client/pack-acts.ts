import type { Permission } from '../../../../shared/domain/permissions.ts'
import type { Pack } from '../../panels/pack.ts'

export type PackAct = 'freeze' | 'unfreeze' | 'end'

/** What may be tried with a pack; main still has the last word. */
export function packActs(
  { status, freeze }: Pick<Pack, 'status' | 'freeze'>,
  may: (permission: Permission) => boolean,
): readonly PackAct[] {
  const acts: PackAct[] = []
  const allocates = may('credits.allocate')
  if (allocates && freeze === null && status === 'active') acts.push('freeze')
  if (allocates && freeze !== null) acts.push('unfreeze')
  if (may('credits.revoke') && status !== 'ended') acts.push('end')
  return acts
}
