import { randomUUID } from 'node:crypto'
import type { Reply } from '../shared/contract/index.ts'
import { refusalReply } from '../shared/messages/refusal-reply.ts'
import type { Log } from './core/context.ts'

/** Logs a bug under a new incident id, and gives the answer that carries this id and nothing else. */
export function incidentReply(log: Log, where: string, error: unknown): Reply {
  const incidentId = randomUUID()
  log.error(`Incident ${incidentId} ${where}`, error)
  return refusalReply({ code: 'INTERNAL', details: { incidentId } })
}
