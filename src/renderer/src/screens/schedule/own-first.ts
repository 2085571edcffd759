import type { Role } from '../../../../shared/domain/permissions.ts'

/** The staff in their order, with a trainer who looks at the schedule before everybody else. */
export function ownFirst<Member extends { readonly id: number }>(
  staff: readonly Member[],
  actor: { readonly staffId: number | null; readonly role: Role } | null,
): readonly Member[] {
  if (actor?.role !== 'trainer') return staff
  const own = staff.filter(({ id }) => id === actor.staffId)
  return [...own, ...staff.filter(({ id }) => id !== actor.staffId)]
}
