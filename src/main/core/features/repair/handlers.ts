import type { HandlersOf } from '../../context.ts'
import { repairFinding } from './service.ts'

export const repairHandlers: HandlersOf<'integrity.repair'> = {
  'integrity.repair': repairFinding,
}
