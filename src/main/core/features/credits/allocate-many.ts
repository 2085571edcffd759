import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { forEachClient } from '../clients/each.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { allocateCredits, familyNamed, refusePastDay } from './service.ts'

/**
 * Gives many clients the same, each by the rules of the single command: those it is refused for are named with why, and
 * the others get theirs. What is wrong for everybody, an unknown family or a day that is over, refuses the whole.
 */
export async function allocateToMany(
  q: Writer,
  context: Context,
  { clientIds, ...terms }: Parsed<'credits.allocateMany'>,
): Promise<Result<Value<'credits.allocateMany'>>> {
  const family = await familyNamed(q, terms.family)
  if (!family.ok) return family
  const today = studioToday(await loadStudio(q), context.now)
  const ahead = refusePastDay(terms.expiresOn ?? null, today)
  if (!ahead.ok) return ahead

  const { done, refused } = await forEachClient(q, context, clientIds, (clientId) =>
    allocateCredits(q, context, { ...terms, clientId }),
  )
  const message = words().addedToManySentence(terms.sessionCount, done)
  return ok({ done, added: done * terms.sessionCount, message, refused })
}
