import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

export const INSPECTOR_WIDTH = { least: 320, usual: 360, most: 560 } as const

export const DENSITIES = ['comfortable', 'compact'] as const
export const TEXT_SIZES = ['normal', 'large', 'larger'] as const
export const CONTRASTS = ['normal', 'more'] as const

/** How the window looks besides its theme. */
export type Looks = {
  readonly density: (typeof DENSITIES)[number]
  readonly textSize: (typeof TEXT_SIZES)[number]
  readonly contrast: (typeof CONTRASTS)[number]
}

type UiState = {
  readonly looks: Looks
  readonly sidebarFolded: boolean
  /** px */
  readonly inspectorWidth: number
  /** Shortcuts of a single letter, which speech input triggers by accident (WCAG 2.1.4). */
  readonly singleKeys: boolean
  readonly shortcutsOpened: boolean
  readonly historyOpened: boolean
}

type UiActions = {
  readonly setLooks: (looks: Partial<Looks>) => void
  readonly toggleSidebar: () => void
  /** Clamped to what keeps both sides usable. */
  readonly setInspectorWidth: (width: number) => void
  readonly setSingleKeys: (on: boolean) => void
  readonly setShortcutsOpened: (opened: boolean) => void
  readonly setHistoryOpened: (opened: boolean) => void
}

/** What the window remembers about itself. Never data of the studio: that is main's. */
export const useUi = create<UiState & UiActions>()(
  persist(
    (set) => ({
      looks: { density: 'comfortable', textSize: 'normal', contrast: 'normal' },
      setLooks: (looks) => set((state) => ({ looks: { ...state.looks, ...looks } })),
      sidebarFolded: false,
      inspectorWidth: INSPECTOR_WIDTH.usual,
      singleKeys: true,
      shortcutsOpened: false,
      historyOpened: false,
      toggleSidebar: () => set((state) => ({ sidebarFolded: !state.sidebarFolded })),
      setInspectorWidth: (width) =>
        set({ inspectorWidth: Math.min(INSPECTOR_WIDTH.most, Math.max(INSPECTOR_WIDTH.least, width)) }),
      setSingleKeys: (singleKeys) => set({ singleKeys }),
      setShortcutsOpened: (shortcutsOpened) => set({ shortcutsOpened }),
      setHistoryOpened: (historyOpened) => set({ historyOpened }),
    }),
    {
      name: 'tallybook.window',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ looks, sidebarFolded, inspectorWidth, singleKeys }) => ({
        looks,
        sidebarFolded,
        inspectorWidth,
        singleKeys,
      }),
    },
  ),
)
