import { create } from 'zustand'

type Found = {
  /** What the search means; null while nothing is searched for. */
  readonly ids: ReadonlySet<number> | null
}

/** The sessions that the search in the schedule has found, for whoever draws a session. */
export const useFound = create<Found>(() => ({ ids: null }))

/** Whether a session steps back because others are searched for; asked where sessions are drawn together, once for all. */
export const isDimmed = (ids: Found['ids'], sessionId: number): boolean => ids !== null && !ids.has(sessionId)
