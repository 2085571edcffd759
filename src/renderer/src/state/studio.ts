import { createContext, useContext } from 'react'
import type { Value } from '../../../shared/contract/index.ts'

export type Studio = Value<'studio.get'>['studio']

/** The studio whose file is open; given by the root, below which it is always there. */
export const StudioContext = createContext<Studio | null>(null)

/** Name, zone, currency, policies and today's date of the open studio. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (studio === null) throw new Error('useStudio needs a StudioContext above it')
  return studio
}
