import type { HandlersOf } from '../../context.ts'
import { mergeClients } from './service.ts'

export const mergeHandlers: HandlersOf<'clients.merge'> = {
  'clients.merge': mergeClients,
}
