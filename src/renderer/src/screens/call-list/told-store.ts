import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

/** Lists that are remembered: older ones were called long ago. */
const MOST_LISTS = 20

type Told = {
  /** The clients who were told, by the command that changed their sessions; the list that was looked at last is last. */
  readonly lists: Readonly<Record<string, readonly number[]>>
  readonly tick: (list: string, clientId: number, told: boolean) => void
}

/** Who was told what, ticked off by hand on this computer. It outlives the window, and an undo of what was told. */
export const useTold = create<Told>()(
  persist(
    (set) => ({
      lists: {},
      tick: (list, clientId, told) =>
        set(({ lists: { [list]: before = [], ...others } }) => {
          const without = before.filter((one) => one !== clientId)
          const now = told ? [...without, clientId] : without
          const kept = Object.entries(others).slice(1 - MOST_LISTS)
          return { lists: { ...Object.fromEntries(kept), [list]: now } }
        }),
    }),
    {
      name: 'tallybook.told',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ lists }) => ({ lists }),
    },
  ),
)
