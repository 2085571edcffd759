import type { HandlersOf } from '../../context.ts'
import { listAssignments, readTrainerLoad } from './list.ts'
import { assignClient, endAssignment } from './service.ts'

export const assignmentHandlers: HandlersOf<
  'assignments.list' | 'assignments.assign' | 'assignments.end' | 'trainers.load'
> = {
  'assignments.list': listAssignments,
  'assignments.assign': assignClient,
  'assignments.end': endAssignment,
  'trainers.load': readTrainerLoad,
}
