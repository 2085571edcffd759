import type { Input, Reply, Value } from '../../../../shared/contract/index.ts'
import type { SeriesScope } from '../../../../shared/domain/series-moves.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { call } from '../../api/client.ts'
import { countCommand } from '../../api/commands-done.ts'
import { queryClient } from '../../api/query-client.ts'
import { seriesMoveInput } from './series-scope.ts'
import type { SessionMove } from './use-move-session.ts'

/** A move as the contract takes it. */
export function moveInput(
  { session, startsAt, minutes, trainerId, roomId }: SessionMove,
  version = session.version,
): Input<'sessions.move'> {
  return { sessionId: session.id, startsAt: formatInstant(startsAt), minutes, trainerId, roomId, version }
}

/** Moves the one session. */
export function sendMove(move: SessionMove): Promise<Reply<'sessions.move'>> {
  return inTurn(move, async (input) => {
    const reply = await call('sessions.move', { ...input, commandId: crypto.randomUUID() })
    return { reply, moved: reply.ok ? [reply.value.session] : [] }
  })
}

/** Moves it with others of its series. */
export function sendSeriesMove(move: SessionMove, scope: SeriesScope): Promise<Reply<'series.move'>> {
  return inTurn(move, async (input) => {
    const series = seriesMoveInput(input, move.session, scope)
    const reply = await call('series.move', { ...series, commandId: crypto.randomUUID() })
    return { reply, moved: reply.ok ? reply.value.moved.map(({ session }) => session) : [] }
  })
}

type Session = Value<'sessions.move'>['session']
type Sent<R> = { readonly reply: R; readonly moved: readonly Session[] }

/** The last move of each session that is on its way, and the version that it makes. */
const underWay = new Map<number, Promise<number | undefined>>()

/** Moves of one session follow one another, each upon the version that the one before has made. */
async function inTurn<R extends { readonly ok: boolean }>(
  move: SessionMove,
  send: (input: Input<'sessions.move'>) => Promise<Sent<R>>,
): Promise<R> {
  const { id } = move.session
  const before = underWay.get(id)
  const sending = (async () => send(moveInput(move, await before)))()
  const version = sending.then(({ moved }) => moved.find((session) => session.id === id)?.version)
  underWay.set(id, version)
  try {
    const { reply, moved } = await sending
    if (reply.ok) countCommand()
    keep(moved)
    return reply
  } finally {
    if (underWay.get(id) === version) underWay.delete(id)
  }
}

/** Puts what main answered into what is on screen, so that nothing flickers until the range is fetched again. */
function keep(sessions: readonly Session[]): void {
  const byId = new Map(sessions.map((session) => [session.id, session]))
  queryClient.setQueriesData<Value<'schedule.range'>>({ queryKey: ['schedule.range'] }, (range) =>
    range === undefined
      ? undefined
      : {
          sessions: range.sessions.map((one) => {
            const moved = byId.get(one.id)
            return moved === undefined ? one : { ...one, ...moved }
          }),
        },
  )
}
