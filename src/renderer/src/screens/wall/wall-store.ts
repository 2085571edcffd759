import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { WallNames } from '../../../../shared/domain/wall.ts'

export const ARRANGEMENTS = ['time', 'room', 'trainer'] as const
export type Arrangement = (typeof ARRANGEMENTS)[number]

type WallSettings = {
  readonly by: Arrangement
  readonly names: WallNames
  readonly arrangeBy: (by: Arrangement) => void
  readonly showNames: (names: WallNames) => void
}

/** How the wall of this computer looks. Names are something that somebody chooses, never what it begins with. */
export const useWallSettings = create<WallSettings>()(
  persist(
    (set) => ({
      by: 'time',
      names: 'none',
      arrangeBy: (by) => set({ by }),
      showNames: (names) => set({ names }),
    }),
    {
      name: 'tallybook.wall',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ by, names }) => ({ by, names }),
    },
  ),
)
