import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { listAudit } from './queries.ts'

/** Who did what, the newest first. What nobody was signed in for, such as the set-up, Tallybook did itself. */
export async function listAuditRows(
  q: Reader,
  _context: Context,
  input: Parsed<'audit.list'>,
): Promise<Result<Value<'audit.list'>>> {
  const rows = await listAudit(q, input)
  return ok({
    rows: rows.map(({ actorName, actorRole: _role, at, ...row }) => ({
      ...row,
      at: formatInstant(at),
      actor: actorName ?? 'Tallybook',
    })),
  })
}
