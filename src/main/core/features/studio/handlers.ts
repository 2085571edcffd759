import type { HandlersOf } from '../../context.ts'
import { changeStudio, createStudio, getStudio, readFirstSteps } from './service.ts'

export const studioHandlers: HandlersOf<
  'studio.get' | 'studio.firstSteps' | 'studio.create' | 'studio.update'
> = {
  'studio.get': getStudio,
  'studio.firstSteps': readFirstSteps,
  'studio.create': createStudio,
  'studio.update': changeStudio,
}
