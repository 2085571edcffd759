import { randomUUID } from 'node:crypto'
import type { Reply } from '../shared/contract/index.ts'
import type { Language } from '../shared/messages/language.ts'
import { refusalReplyIn } from '../shared/messages/refusal-reply-in.ts'
import type { Log } from './core/context.ts'

/** Where a bug is told in full, and in which language its id is. */
type Telling = { readonly log: Log; readonly language: Language }

/** Logs a bug under a new incident id, and gives the answer that carries this id and nothing else. */
export function incidentReply({ log, language }: Telling, where: string, error: unknown): Reply {
  const incidentId = randomUUID()
  log.error(`Incident ${incidentId} ${where}`, error)
  return refusalReplyIn[language]({ code: 'INTERNAL', details: { incidentId } })
}
