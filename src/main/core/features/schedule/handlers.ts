import type { HandlersOf } from '../../context.ts'
import { readCallList } from './call-list.ts'
import { cancelSession } from './cancel.ts'
import { closeStudio } from './close.ts'
import { copySessions } from './copy.ts'
import { changeSession } from './edit.ts'
import { listSessions } from './list.ts'
import { moveSession } from './move.ts'
import { reassignSessions } from './reassign.ts'
import { createSeries } from './series.ts'
import { cancelSeries } from './series-cancel.ts'
import { moveSeries } from './series-move.ts'
import { createSession, getSession, readSchedule } from './service.ts'
import { findSlots } from './slots.ts'
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
  | 'series.move'
  | 'series.cancel'
  | 'schedule.substitutes'
  | 'schedule.slots'
  | 'schedule.reassign'
  | 'schedule.callList'
  | 'schedule.wall'
  | 'closures.close'
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
  'series.move': moveSeries,
  'series.cancel': cancelSeries,
  'schedule.substitutes': findSubstitutes,
  'schedule.slots': findSlots,
  'schedule.reassign': reassignSessions,
  'schedule.callList': readCallList,
  'schedule.wall': readWall,
  'closures.close': closeStudio,
}
