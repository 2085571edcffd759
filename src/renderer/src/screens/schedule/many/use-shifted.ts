import { useCallback, useMemo } from 'react'
import { useQuery } from '../../../api/use-query.ts'
import { toast } from '../../../components/toast.tsx'
import { i18n } from '../../../i18n/setup.ts'
import type { MoveNames } from '../move-refusal.ts'
import { isWhereItIs } from '../place.ts'
import { copyMany, moveMany } from './many-commands.ts'
import type { Shifted } from './together.ts'

/** Answers whether they are there now: all that could be, and at least one. */
export type PutTogether = (shifted: Shifted, copy: boolean) => Promise<boolean>

/** Moves or copies many to where they were let go together. None goes when one of them would have no column. */
export function useShifted(): PutTogether {
  const names = useNames()
  return useCallback(
    async ({ wishes, outside }, copy) => {
      if (outside.length > 0) {
        toast({ message: i18n.t('schedule.many.outside'), tone: 'refused' })
        return false
      }
      if (copy) return (await copyMany(wishes)) > 0
      const elsewhere = wishes.filter((wish) => !isWhereItIs(wish))
      return elsewhere.length === 0 || (await moveMany(elsewhere, names)) > 0
    },
    [names],
  )
}

/** What trainers and rooms are called, for sessions that stand at their new places before main has answered. */
function useNames(): MoveNames {
  const staff = useQuery('staff.list', {}).value
  const rooms = useQuery('rooms.list', {}).value
  return useMemo(
    () => ({
      trainers: new Map(staff?.rows.map(({ id, name }) => [id, name])),
      places: new Map(rooms?.rows.map(({ id, name }) => [id, name])),
    }),
    [staff, rooms],
  )
}
