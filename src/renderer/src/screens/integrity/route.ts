import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../router/root-route.ts'
import { IntegrityScreen } from './screen.tsx'

/** The finding that was asked for, by its key. */
const integritySearch = z.object({ finding: z.string().max(200).optional().catch(undefined) })

export const integrityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/integrity',
  validateSearch: integritySearch,
  component: IntegrityScreen,
})
