import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

/** Lists that are remembered: older ones were called long ago. */
const MOST_LISTS = 20

/** A list of calls that was made, by the command that it is about: whose sessions of which day were changed. */
export type MadeList = {
  readonly command: string
  readonly trainer: { readonly id: number; readonly name: string }
  readonly date: string
}

type Made = {
  /** The newest first. */
  readonly lists: readonly MadeList[]
  readonly remember: (list: MadeList) => void
}

/** Which lists of calls were made on this computer, so that one can come back to them. It outlives the window. */
export const useMade = create<Made>()(
  persist(
    (set) => ({
      lists: [],
      remember: (list) => set(({ lists }) => ({ lists: [list, ...lists].slice(0, MOST_LISTS) })),
    }),
    {
      name: 'tallybook.calls',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ lists }) => ({ lists }),
    },
  ),
)
