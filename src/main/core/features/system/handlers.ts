import type { HandlersOf } from '../../context.ts'
import { checkIntegrity, readHealth } from './service.ts'

export const systemHandlers: HandlersOf<'integrity.check' | 'system.health'> = {
  'integrity.check': checkIntegrity,
  'system.health': readHealth,
}
