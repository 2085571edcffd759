import { offeredTo, useMay } from '../../api/use-may.ts'
import { SECTIONS } from './sections.ts'
import { useStripe } from './stripe/use-stripe.ts'

/** The parts of the settings that are of use to whoever is at this window; Stripe only where it can be reached at all. */
export function useSections() {
  const stripe = useStripe().value
  const offered = offeredTo(useMay(), SECTIONS) as readonly (typeof SECTIONS)[number][]
  return offered.filter(({ name }) => name !== 'stripe' || stripe?.possible === true)
}
