import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { english } from '../../../../shared/messages/english.ts'
import { REPAIR_SENTENCES, type RepairName } from '../../../../shared/messages/repairs.ts'
import type { Words } from '../../../../shared/messages/words.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findChainHead } from '../audit/chain-queries.ts'
import { listEntriesAfter } from '../ledger/queries.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import type { Finding } from '../system/findings.ts'
import { findingsAbout, hasFocus } from '../system/focus.ts'
import { forgetFinding } from '../system/service.ts'
import { BOOKING_REPAIRS } from './booking-repairs.ts'
import { CREDIT_REPAIRS } from './credit-repairs.ts'
import type { Repair } from './job.ts'
import { SALE_REPAIRS } from './sale-repairs.ts'
import { SESSION_REPAIRS } from './session-repairs.ts'
import { sentenceOf, stateOf } from './state.ts'

const REPAIRS: Readonly<Record<RepairName, Repair>> = {
  ...BOOKING_REPAIRS,
  ...CREDIT_REPAIRS,
  ...SALE_REPAIRS,
  ...SESSION_REPAIRS,
}

/** A thing has few faults of one kind; each repair settles one of them. */
const MOST_ROUNDS = 5

/**
 * Mends one finding of the integrity check where something that may be posted mends it, and shows how it was and how
 * it is. The check is asked before and after: what it does not find is not touched, and a repair after which it still
 * finds the same keeps nothing. Everything else goes on meanwhile; nothing waits for a repair.
 */
export async function repairFinding(
  q: Writer,
  context: Context,
  input: Parsed<'integrity.repair'>,
): Promise<Result<Value<'integrity.repair'>>> {
  const { id, entity, entityId } = input
  const studio = await loadStudio(q)
  const found = await findingsOf(q, context, input)
  const finding = found.find((each) => each.repair !== undefined) ?? found[0]
  if (finding === undefined && hasFocus(entity)) {
    return refuse('NOT_FOUND', { entity: 'finding', id: `${id} ${entity} ${entityId}` })
  }
  if (finding?.repair === undefined) return notMended(words().noRepairSentence(id))

  const before = await stateOf(q, context, studio, entity, entityId)
  const lastLine = (await findChainHead(q, 'ledger'))?.seq ?? 0
  const facts = await mendAll(q, context, studio, input)
  if (facts === null) return notMended(words().noRepairSentence(id))
  const lines = await listEntriesAfter(q, lastLine)
  // What is kept is English, what is answered is the language of whoever asks.
  const appliedIn = (language: Words) => [
    ...facts,
    ...lines.map((line) => sentenceOf(line, studio.zone, language)),
  ]
  const after = await stateOf(q, context, studio, entity, entityId)
  context.note({
    entity,
    entityId,
    before: { finding: id, expected: finding.expected, found: finding.found, facts: before.facts },
    after: { repaired: finding.repair, applied: appliedIn(english), facts: after.facts },
  })
  context.afterCommit(() => forgetFinding(context.database, input))
  return ok({ finding, before, after, applied: appliedIn(words()) })
}

/** Repairs until the check finds this no more; null when it goes on finding it. */
async function mendAll(
  q: Writer,
  context: Context,
  studio: Studio,
  input: Parsed<'integrity.repair'>,
): Promise<readonly string[] | null> {
  const facts: string[] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = await findingsOf(q, context, input)
    if (found.length === 0) return facts
    const repair = found.flatMap((finding) => repairOf(finding) ?? [])[0]
    const written =
      repair === undefined ? null : await repair({ q, context, studio, entityId: input.entityId })
    if (written === null) return null
    facts.push(...written)
  }
  return null
}

async function findingsOf(
  q: Writer,
  context: Context,
  { id, entity, entityId }: Parsed<'integrity.repair'>,
): Promise<readonly Finding[]> {
  const findings = await findingsAbout(q, context.now, entity, entityId)
  return findings.filter((finding) => finding.id === id)
}

const BY_SENTENCE = new Map<string, Repair>(
  (Object.keys(REPAIR_SENTENCES) as RepairName[]).map((name) => [REPAIR_SENTENCES[name], REPAIRS[name]]),
)

function repairOf({ repair }: Finding): Repair | undefined {
  return repair === undefined ? undefined : BY_SENTENCE.get(repair)
}

function notMended(why: string) {
  return refuse('INVALID_TRANSITION', { from: 'damaged', to: 'repaired', why })
}
