import type { HandlersOf } from '../../context.ts'
import { listAuditRows } from './service.ts'

export const auditHandlers: HandlersOf<'audit.list'> = {
  'audit.list': listAuditRows,
}
