import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { Studio } from '../../../state/studio.ts'
import type { Group } from '../columns.ts'
import { type Arrangement, NOT_ARRANGED } from './arrangement.ts'

type SideState = {
  readonly folded: boolean
  /** By studio and grouping: how the columns were arranged the last time. */
  readonly arrangements: Readonly<Record<string, Arrangement>>
  /** For when there is no room beside the grid: it lies over it. Not remembered. */
  readonly openedOver: boolean
}

/** What the window remembers of the panel beside the schedule. */
export const useSide = create<SideState>()(
  persist((): SideState => ({ folded: false, arrangements: {}, openedOver: false }), {
    name: 'tallybook.schedule',
    storage: createJSONStorage(() => localStorage),
    partialize: ({ folded, arrangements }) => ({ folded, arrangements }),
  }),
)

/** Files have no name of their own that a window knows: the studio's stands for it, and the demo is another. */
const keyOf = ({ name, isDemo }: Studio, group: Group): string =>
  `${isDemo ? 'demo' : 'studio'}/${name}/${group}`

/** How the columns of a studio were arranged the last time. */
export function useKeptArrangement(studio: Studio, group: Group): Arrangement {
  return useSide(({ arrangements }) => arrangements[keyOf(studio, group)] ?? NOT_ARRANGED)
}

export function keepArrangement(studio: Studio, group: Group, arrangement: Arrangement): void {
  useSide.setState(({ arrangements }) => ({
    arrangements: { ...arrangements, [keyOf(studio, group)]: arrangement },
  }))
}
