import type { HandlersOf } from '../../context.ts'
import { changeStudio, createStudio, getStudio } from './service.ts'

export const studioHandlers: HandlersOf<'studio.get' | 'studio.create' | 'studio.update'> = {
  'studio.get': getStudio,
  'studio.create': createStudio,
  'studio.update': changeStudio,
}
