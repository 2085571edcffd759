import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { ZOOMS, type Zoom } from './geometry.ts'

/** What the colour of a session stands for. It is never told by the colour alone. */
export const COLOURINGS = ['service', 'status', 'full'] as const
export type Colouring = (typeof COLOURINGS)[number]

/** How much room a line has. */
export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

/** How the schedule looks, as against what is on it. */
export type Look = { readonly zoom: Zoom; readonly density: Density; readonly colour: Colouring }

export const USUAL_LOOK: Look = { zoom: 'normal', density: 'comfortable', colour: 'service' }

/** What the address asks for, before what the person chose last, before what is usual. */
export function lookOf(asked: { readonly [K in keyof Look]?: Look[K] | undefined }, chosen: unknown): Look {
  const kept: Record<string, unknown> = typeof chosen === 'object' && chosen !== null ? { ...chosen } : {}
  const known = <T>(all: readonly T[], value: unknown) => all.find((one) => one === value)
  return {
    zoom: asked.zoom ?? known(ZOOMS, kept.zoom) ?? USUAL_LOOK.zoom,
    density: asked.density ?? known(DENSITIES, kept.density) ?? USUAL_LOOK.density,
    colour: asked.colour ?? known(COLOURINGS, kept.colour) ?? USUAL_LOOK.colour,
  }
}

type Looks = { readonly byPerson: Readonly<Record<string, unknown>> }

/** The last look that each person chose at this computer. */
const useLooks = create<Looks>()(
  persist((): Looks => ({ byPerson: {} }), {
    name: 'tallybook.schedule-look',
    storage: createJSONStorage(() => localStorage),
  }),
)

const keyOf = (staffId: number | null): string => String(staffId ?? 'somebody')

/** What this person chose last. */
export const useChosenLook = (staffId: number | null): unknown =>
  useLooks(({ byPerson }) => byPerson[keyOf(staffId)])

/** Keeps what a person chose, for the next time that the address says nothing. */
export function rememberLook(staffId: number | null, look: Look): void {
  useLooks.setState(({ byPerson }) => ({ byPerson: { ...byPerson, [keyOf(staffId)]: look } }))
}
