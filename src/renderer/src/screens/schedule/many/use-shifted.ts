import { useCallback } from 'react'
import { toast } from '../../../components/toast.tsx'
import { i18n } from '../../../i18n/setup.ts'
import { isWhereItIs } from '../place.ts'
import { usePlaceNames } from '../use-place-names.ts'
import { copyMany, moveMany } from './many-commands.ts'
import type { Shifted } from './together.ts'

/** Answers whether they are there now: all that could be, and at least one. */
export type PutTogether = (shifted: Shifted, copy: boolean) => Promise<boolean>

/** Moves or copies many to where they were let go together. None goes when one of them would have no column. */
export function useShifted(): PutTogether {
  const names = usePlaceNames()
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
