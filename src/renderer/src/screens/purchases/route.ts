import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../router/root-route.ts'
import { PurchasesScreen } from './screen.tsx'
import { purchasesSearch } from './search.ts'

export const purchasesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/purchases',
  validateSearch: purchasesSearch,
  component: PurchasesScreen,
})
