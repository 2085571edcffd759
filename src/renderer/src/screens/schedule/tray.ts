import type { Value } from '../../../../shared/contract/index.ts'
import { type Group, resourceIdOf } from './columns.ts'
import { type DaySession, periodOf } from './sessions.ts'

type Service = Pick<Value<'services.list'>['rows'][number], 'id' | 'delivery'>

/** Whether a session needs a room: one that is held online or at the client's place does not. */
export type NeedsRoom = (session: DaySession) => boolean

export function needsRoomBy(services: readonly Service[]): NeedsRoom {
  const elsewhere = new Set(services.filter(({ delivery }) => delivery !== 'studio').map(({ id }) => id))
  return (session) => session.platform === null && !elsewhere.has(session.serviceId)
}

/** Whether a session waits for a trainer, or for a room that it needs: it is in the tray and in no column. */
export function isWaiting(session: DaySession, group: Group, needsRoom: NeedsRoom): boolean {
  return resourceIdOf(session, group) === null && (group === 'trainer' || needsRoom(session))
}

/** What waits, in the order of the day. */
export function waitingIn(
  sessions: readonly DaySession[],
  group: Group,
  needsRoom: NeedsRoom,
): readonly DaySession[] {
  return sessions
    .filter((session) => isWaiting(session, group, needsRoom))
    .sort((a, b) => periodOf(a).startsAt - periodOf(b).startsAt || a.id - b.id)
}
