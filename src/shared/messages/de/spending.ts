import type { GrantProblem, SpendRule } from '../../domain/credits.ts'
import { type Freeze, freezeOn, isFrozenOn } from '../../domain/freezes.ts'
import type { SpendingExplanation } from '../../domain/spending.ts'
import type { LocalDate } from '../../domain/time.ts'
import type * as English from '../spending.ts'
import type { PackFacts, SpendingDays, SpendingFacts } from '../spending.ts'
import { units } from './counted.ts'
import { dayWords, freezeWords } from './days.ts'
import { NO_SESSIONS } from './errors.ts'
import { packName } from './packs.ts'

/** Why a pack cannot pay: "10 Einheiten ist bis 12. März 2026 pausiert." */
export const problemSentence: typeof English.problemSentence = (pack, problem, days) =>
  `${pack.name} ${problemWords(pack, problem, days)}.`

function problemWords(pack: PackFacts, problem: GrantProblem, { on, today }: SpendingDays): string {
  switch (problem) {
    case 'empty':
      return `hat nichts mehr übrig${whereTo(pack)}`
    case 'other_family':
      return `zahlt nur für ${pack.family ?? 'andere Leistungen'}`
    case 'not_yet_effective':
      return `beginnt am ${dayWords(pack.effectiveFrom)}`
    case 'expired':
      return expiryWords(pack.expiresOn, today)
    case 'frozen':
      return frozenWords(freezeOn(pack.freezes, on), today)
    case 'queued':
      return queuedWords(pack)
  }
}

function whereTo({ used, held, expired, revoked }: PackFacts): string {
  const parts = [
    [used, 'verbraucht'],
    [held, 'reserviert'],
    [expired, 'abgelaufen'],
    [revoked, 'zurückgenommen'],
  ] as const
  const words = parts.filter(([amount]) => amount > 0).map(([amount, what]) => `${amount} ${what}`)
  return words.length === 0 ? '' : `: ${words.join(', ')}`
}

function expiryWords(expiresOn: LocalDate | null, today: LocalDate): string {
  if (expiresOn === null) return 'ist abgelaufen'
  return expiresOn < today
    ? `ist am ${dayWords(expiresOn)} abgelaufen`
    : `ist nur bis ${dayWords(expiresOn)} gültig`
}

function frozenWords(freeze: Freeze | null, today: LocalDate): string {
  if (freeze === null) return 'ist pausiert'
  if (!isFrozenOn([freeze], today)) return `ist ${freezeWords(freeze)} pausiert`
  return freeze.until === null
    ? 'ist bis auf Weiteres pausiert'
    : `ist bis ${dayWords(freeze.until)} pausiert`
}

function queuedWords({ queuedBehind, queuedUntil }: PackFacts): string {
  const before = queuedBehind === null ? 'dem vorigen' : packName(queuedBehind)
  return queuedUntil === null
    ? `wartet hinter ${before}, bis das aufgebraucht ist`
    : `wartet hinter ${before} bis ${dayWords(queuedUntil)}`
}

const RULES: Record<SpendRule, (first: PackFacts) => string> = {
  priority: () => 'es als Erstes verbraucht werden soll',
  expiry: ({ expiresOn }) =>
    expiresOn === null ? 'es zuerst abläuft' : `es zuerst abläuft, am ${dayWords(expiresOn)}`,
  category: () => 'Einheiten aus Aktionen zuerst verbraucht werden',
  effective: () => 'es am längsten gültig ist',
  created: () => 'es zuerst gegeben wurde',
  id: () => 'es zuerst gegeben wurde',
}

/** One line for every pack, in the spend order. */
export const packSentence: typeof English.packSentence = (pack, line, explained, facts) => {
  if (line.problem !== null) return problemSentence(pack, line.problem, facts)
  if (line.units > 0) return `${pack.name} zahlt ${units(line.units)}.`
  if (explained.parts.length === 0) return `${pack.name} hat nur noch ${pack.available} übrig.`
  return `${pack.name} kann auch zahlen, ist aber später an der Reihe.`
}

const MOST_NAMED = 4

/** Why this pack pays, or why none can: one answer for a person at the desk. */
export const spendingSentence: typeof English.spendingSentence = (packs, explained, facts) => {
  const { needed, session } = facts
  if (needed === 0) return `${session ?? 'Das'} kostet keine Einheiten.`
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  const [first, ...more] = explained.parts.flatMap(({ grantId }) => byId.get(grantId) ?? [])
  if (first === undefined) return cannotPay(byId, explained, facts)
  const next = explained.before === null ? undefined : byId.get(explained.before.grantId)
  const why = explained.before === null ? '' : `, weil ${RULES[explained.before.rule](first)}`
  if (more.length > 0) {
    const names = [first, ...more].map((pack) => pack.name)
    return `${names.slice(0, -1).join(', ')} und ${names.at(-1)} zahlen zusammen; ${first.name} kommt zuerst${why}.`
  }
  return next === undefined
    ? `${first.name} zahlt, als Einziges, das kann.`
    : `${first.name} zahlt vor ${next.name}${why}.`
}

function cannotPay(
  byId: ReadonlyMap<number, PackFacts>,
  explained: SpendingExplanation,
  facts: SpendingFacts,
): string {
  // What is used up is no surprise; what has something left and cannot pay is.
  const surprising = explained.order.filter(({ problem }) => problem !== null && problem !== 'empty')
  if (explained.payable === 0 && surprising.length === 0) return NO_SESSIONS
  const what = facts.session ?? 'Eine Buchung heute'
  const short =
    explained.payable === 0
      ? `${what} kann nicht bezahlt werden.`
      : `${what} kostet ${units(facts.needed)}, und nur ${explained.payable} ${explained.payable === 1 ? 'kann' : 'können'} bezahlt werden.`
  const named = surprising.slice(0, MOST_NAMED).flatMap(({ grantId, problem }) => {
    const pack = byId.get(grantId)
    return pack === undefined || problem === null ? [] : [problemSentence(pack, problem, facts)]
  })
  const rest = surprising.length - named.length
  const others = rest === 1 ? '1 weiteres Paket kann' : `${rest} weitere Pakete können`
  return [short, ...named, ...(rest > 0 ? [`${others} auch nicht zahlen.`] : [])].join(' ')
}
