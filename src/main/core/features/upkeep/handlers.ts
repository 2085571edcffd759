import type { HandlersOf } from '../../context.ts'
import { runUpkeep } from './service.ts'

export const upkeepHandlers: HandlersOf<'upkeep.run'> = { 'upkeep.run': runUpkeep }
