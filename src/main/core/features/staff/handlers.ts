import type { HandlersOf } from '../../context.ts'
import { readAhead } from './ahead.ts'
import { listPermissions } from './permissions.ts'
import { changeStaff, createStaff, listStudioStaff } from './service.ts'

export const staffHandlers: HandlersOf<
  'staff.list' | 'staff.ahead' | 'staff.permissions' | 'staff.create' | 'staff.update'
> = {
  'staff.list': listStudioStaff,
  'staff.ahead': readAhead,
  'staff.permissions': listPermissions,
  'staff.create': createStaff,
  'staff.update': changeStaff,
}
