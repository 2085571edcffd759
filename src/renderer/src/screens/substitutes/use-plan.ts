import { useState } from 'react'
import type { Value } from '../../../../shared/contract/index.ts'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import { type Answer, usePreview } from '../../api/use-query.ts'
import {
  type Change,
  type Choice,
  changeOf,
  firstChoice,
  isOpen,
  type Orphan,
  type Results,
} from './choices.ts'

export type Plan = {
  /** What becomes of each session, by its id. */
  readonly choiceOf: (orphan: Orphan) => Choice
  readonly choose: (orphan: Orphan, next: Partial<Choice>) => void
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly cancels: boolean
  /** Sessions for which nobody and no time is chosen yet. */
  readonly open: readonly Orphan[]
  readonly changes: readonly Change[]
  /** What the changes would come to; of these very changes only. */
  readonly outcome: Results | null
  readonly preview: Answer<Value<'schedule.reassign'>>
}

/** What is chosen for every session of a day, and what main says to all of it together before anything happens. */
export function usePlan(orphans: readonly Orphan[], trainer: number, date: LocalDate): Plan {
  const [chosen, setChosen] = useState<ReadonlyMap<number, Choice>>(new Map())
  const [reason, setReason] = useState('')
  const choiceOf = (orphan: Orphan) =>
    chosen.get(orphan.session.id) ?? firstChoice(orphan, trainer, addDays(date, 1))
  const choose = (orphan: Orphan, next: Partial<Choice>) =>
    setChosen((now) => {
      const before = now.get(orphan.session.id) ?? firstChoice(orphan, trainer, addDays(date, 1))
      return new Map([...now, [orphan.session.id, { ...before, ...next }]])
    })
  const changes = orphans.flatMap((orphan) => changeOf(orphan, choiceOf(orphan), reason) ?? [])
  const preview = usePreview('schedule.reassign', changes.length === 0 ? null : { changes })
  const outcome = changes.length === 0 ? [] : preview.outdated ? null : (preview.value?.results ?? null)
  const open = orphans.filter((orphan) => isOpen(choiceOf(orphan)))
  const cancels = changes.some(({ cancel }) => cancel === true)
  return { choiceOf, choose, reason, setReason, cancels, open, changes, outcome, preview }
}
