import type { HandlersOf } from '../../context.ts'
import { cancelSession } from './cancel.ts'
import { copySessions } from './copy.ts'
import { changeSession } from './edit.ts'
import { listSessions } from './list.ts'
import { moveSession } from './move.ts'
import { reassignSessions } from './reassign.ts'
import { cancelSeries, createSeries } from './series.ts'
import { createSession, getSession, readSchedule } from './service.ts'
import { findSubstitutes } from './substitutes.ts'
import { readWall } from './wall.ts'

export const scheduleHandlers: HandlersOf<
  | 'schedule.range'
  | 'sessions.get'
  | 'sessions.list'
  | 'sessions.create'
  | 'sessions.move'
  | 'sessions.update'
  | 'sessions.cancel'
  | 'sessions.copy'
  | 'series.create'
  | 'series.cancel'
  | 'schedule.substitutes'
  | 'schedule.reassign'
  | 'schedule.wall'
> = {
  'schedule.range': readSchedule,
  'sessions.get': getSession,
  'sessions.list': listSessions,
  'sessions.create': createSession,
  'sessions.move': moveSession,
  'sessions.update': changeSession,
  'sessions.cancel': cancelSession,
  'sessions.copy': copySessions,
  'series.create': createSeries,
  'series.cancel': cancelSeries,
  'schedule.substitutes': findSubstitutes,
  'schedule.reassign': reassignSessions,
  'schedule.wall': readWall,
}
