import type { HandlersOf } from '../../context.ts'
import { listAssignments, readTrainerLoad } from './list.ts'
import { assignMany } from './many.ts'
import { assignClient, endAssignment } from './service.ts'

export const assignmentHandlers: HandlersOf<
  'assignments.list' | 'assignments.assign' | 'assignments.assignMany' | 'assignments.end' | 'trainers.load'
> = {
  'assignments.list': listAssignments,
  'assignments.assign': assignClient,
  'assignments.assignMany': assignMany,
  'assignments.end': endAssignment,
  'trainers.load': readTrainerLoad,
}
