import type { Value } from '../../../../shared/contract/index.ts'
import { queryClient } from '../../api/query-client.ts'
import type { DaySession } from './sessions.ts'

type Moved = Value<'sessions.move'>['session']

/** The last move of each session that is on its way, and what came of it. */
const underWay = new Map<number, Promise<readonly Moved[]>>()

/**
 * Sends a move of sessions once earlier moves of each are answered, upon the versions that those have made. `send` tells
 * what was moved besides its answer.
 */
export async function afterOthers<T>(
  sessions: readonly DaySession[],
  send: (versions: readonly number[]) => Promise<{ readonly reply: T; readonly moved: readonly Moved[] }>,
): Promise<T> {
  const before = sessions.map(({ id }) => underWay.get(id))
  const sending = (async () => {
    const versions = await Promise.all(
      sessions.map(async ({ id, version }, index) => {
        const last = (await before[index])?.find((moved) => moved.id === id)
        return last?.version ?? version
      }),
    )
    return send(versions)
  })()
  const moving = sending.then(({ moved }) => moved)
  for (const { id } of sessions) underWay.set(id, moving)
  try {
    return (await sending).reply
  } finally {
    for (const { id } of sessions) if (underWay.get(id) === moving) underWay.delete(id)
  }
}

/** Puts what main answered into what is on screen, so that nothing flickers until the range is fetched again. */
export function keepMoved(moved: readonly Moved[]): void {
  const byId = new Map(moved.map((session) => [session.id, session]))
  const now = (one: DaySession): DaySession => {
    const changed = byId.get(one.id)
    return changed === undefined ? one : { ...one, ...changed }
  }
  queryClient.setQueriesData<Value<'schedule.range'>>({ queryKey: ['schedule.range'] }, (range) =>
    range === undefined ? undefined : { sessions: range.sessions.map(now) },
  )
}
