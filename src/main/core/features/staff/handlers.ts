import type { HandlersOf } from '../../context.ts'
import { changeStaff, createStaff, currentActor, listStudioStaff } from './service.ts'

export const staffHandlers: HandlersOf<'auth.current' | 'staff.list' | 'staff.create' | 'staff.update'> = {
  'auth.current': currentActor,
  'staff.list': listStudioStaff,
  'staff.create': createStaff,
  'staff.update': changeStaff,
}
