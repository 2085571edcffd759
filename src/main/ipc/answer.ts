import type { Reply } from '../../shared/contract/index.ts'
import type { Language } from '../../shared/messages/language.ts'
import { refusalReplyIn } from '../../shared/messages/refusal-reply-in.ts'
import type { Log } from '../core/context.ts'
import { exceedsLimits } from '../core/limits.ts'
import { incidentReply } from '../incident.ts'
import { refuseSender, refuseWall, type Sender } from './sender.ts'

export type Answering = {
  /** The ids of the web contents of our own windows. */
  readonly ourWindows: ReadonlySet<number>
  /** Those among them that hang on a wall. */
  readonly walls: ReadonlySet<number>
  readonly log: Log
  /** What refusals are written in now. */
  language(): Language
  call(method: string, input: unknown): Promise<Reply>
}

/**
 * Answers one call from a window: who asks, then how large it is, then the core. Always data and never a throw,
 * because Electron would hand the page a thrown error's text, with paths and SQL in it.
 */
export async function answer(
  { ourWindows, walls, log, language, call }: Answering,
  sender: Sender,
  method: unknown,
  input: unknown,
): Promise<Reply> {
  try {
    const refusal =
      refuseSender(sender, ourWindows) ?? refuseWall(sender, walls, method) ?? exceedsLimits(input)
    if (refusal !== null) return refusalReplyIn[language()](refusal)
    return await call(String(method).slice(0, 200), input)
  } catch (error) {
    return incidentReply({ log, language: language() }, 'on the way to the core', error)
  }
}
