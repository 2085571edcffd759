import type { HandlersOf } from '../../context.ts'
import { changeStaff, createStaff, listStudioStaff } from './service.ts'

export const staffHandlers: HandlersOf<'staff.list' | 'staff.create' | 'staff.update'> = {
  'staff.list': listStudioStaff,
  'staff.create': createStaff,
  'staff.update': changeStaff,
}
