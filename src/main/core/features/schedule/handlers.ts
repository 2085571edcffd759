import type { HandlersOf } from '../../context.ts'
import { cancelSession, createSession, getSession, readSchedule } from './service.ts'

export const scheduleHandlers: HandlersOf<
  'schedule.range' | 'sessions.get' | 'sessions.create' | 'sessions.cancel'
> = {
  'schedule.range': readSchedule,
  'sessions.get': getSession,
  'sessions.create': createSession,
  'sessions.cancel': cancelSession,
}
