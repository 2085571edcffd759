import type { Value } from '../../../../shared/contract/index.ts'
import { sentences } from '../../i18n/sentences.ts'

export type View = Value<'integrity.check'>
export type Finding = View['findings'][number]
export type Named = Finding & { readonly key: string; readonly title: string }
export type State = Value<'integrity.repair'>['before']

/** What the inbox leads through one by one. */
const IN_INBOX = { V4: 'unmarked_session', V6: 'session_outside' } as const
type InInbox = keyof typeof IN_INBOX

export type Sorted = {
  readonly errors: readonly Named[]
  /** Work for a person, less what the inbox leads through. */
  readonly attention: readonly Named[]
  readonly unmarked: number
  readonly outside: number
}

/** The findings with a name each, as the inbox names them, and apart by what is to be done about them. */
export function sortedFindings(findings: readonly Finding[]): Sorted {
  const named = withKeys(findings.filter(({ id }) => !Object.hasOwn(IN_INBOX, id)))
  const count = (wanted: InInbox) => findings.filter(({ id }) => id === wanted).length
  return {
    errors: named.filter(({ severity }) => severity === 'error'),
    attention: named.filter(({ severity }) => severity === 'attention'),
    unmarked: count('V4'),
    outside: count('V6'),
  }
}

function withKeys(findings: readonly Finding[]): Named[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const { id, entity, entityId } = finding
    const name = `${id}:${entity}:${entityId}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    const { findingTitle, thingWords } = sentences()
    const thing = thingWords(entity, entityId)
    const title = thing === null ? findingTitle(id) : `${findingTitle(id)}: ${thing}`
    return { ...finding, key: times === 1 ? name : `${name}:${times}`, title }
  })
}

/** How everything stands: damage, work for a person, or nothing of either. */
export function verdictOf({ ok, findings }: View): 'healthy' | 'attention' | 'damaged' {
  if (!ok) return 'damaged'
  return findings.length === 0 ? 'healthy' : 'attention'
}

const FIGURES = ['available', 'scheduled', 'completed', 'remaining', 'total'] as const
type Figure = (typeof FIGURES)[number]

export type FigureChange = {
  readonly clientId: number
  readonly name: string
  readonly figures: readonly { readonly figure: Figure; readonly before: number; readonly after: number }[]
}

/** The figures of every client that a repair touches, before and after. */
export function figureChanges(before: State, after: State): readonly FigureChange[] {
  return before.clients.map((client) => {
    const then = after.clients.find(({ clientId }) => clientId === client.clientId) ?? client
    const { clientId, name } = client
    const figures = FIGURES.map((figure) => ({ figure, before: client[figure], after: then[figure] }))
    return { clientId, name, figures }
  })
}

export type FactChange = { readonly now: string; readonly next: string | null }

/** What is stored of the thing, line by line; `next` is null where a line stays as it is. */
export function factChanges(before: State, after: State): readonly FactChange[] {
  const length = Math.max(before.facts.length, after.facts.length)
  return Array.from({ length }, (_, place) => {
    const now = before.facts[place] ?? ''
    const next = after.facts[place] ?? ''
    return { now, next: next === now ? null : next }
  })
}

/** How far a check is, from 0 to 100. */
export function percentOf(progress: { readonly done: number; readonly total: number } | null): number {
  if (progress === null || progress.total === 0) return 0
  return Math.min(100, Math.round((progress.done / progress.total) * 100))
}
