import { createRootRoute } from '@tanstack/react-router'
import { Root } from '../frame/root.tsx'

export const rootRoute = createRootRoute({ component: Root })
