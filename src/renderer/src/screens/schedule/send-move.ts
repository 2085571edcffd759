import type { Input, Reply, Value } from '../../../../shared/contract/index.ts'
import type { SeriesScope } from '../../../../shared/domain/series-moves.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { call } from '../../api/client.ts'
import { countCommand } from '../../api/commands-done.ts'
import { afterOthers, keepMoved } from './moves-under-way.ts'
import { painted } from './painted.ts'
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
  return send(move, async (input) => {
    const reply = await call('sessions.move', { ...input, commandId: crypto.randomUUID() })
    return { reply, moved: reply.ok ? [reply.value.session] : [] }
  })
}

/** Moves it with others of its series. */
export function sendSeriesMove(move: SessionMove, scope: SeriesScope): Promise<Reply<'series.move'>> {
  return send(move, async (input) => {
    const series = seriesMoveInput(input, move.session, scope)
    const reply = await call('series.move', { ...series, commandId: crypto.randomUUID() })
    return { reply, moved: reply.ok ? reply.value.moved.map(({ session }) => session) : [] }
  })
}

type Sent<R> = { readonly reply: R; readonly moved: readonly Value<'sessions.move'>['session'][] }

/**
 * What was moved stands on screen before anybody is told. Main often answers before the session is painted where it was
 * dropped: the answer waits for that, so that no hand waits for what the answer brings.
 */
async function send<R extends { readonly ok: boolean }>(
  move: SessionMove,
  ask: (input: Input<'sessions.move'>) => Promise<Sent<R>>,
): Promise<R> {
  const reply = await afterOthers([move.session], async ([version]) => {
    const shown = painted()
    const sent = await ask(moveInput(move, version))
    await shown
    keepMoved(sent.moved)
    return sent
  })
  if (reply.ok) countCommand()
  return reply
}
