import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { isLocalDate } from '../../../../shared/domain/time.ts'
import { rootRoute } from '../../router/root-route.ts'
import { CallListScreen } from './screen.tsx'

/** Which command the calls are about, and the day that it changed. */
const callListSearch = z.object({
  command: z.string().min(1).max(128).optional().catch(undefined),
  date: z.string().refine(isLocalDate).optional().catch(undefined),
})

export const callListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule/calls',
  validateSearch: callListSearch,
  component: CallListScreen,
})
