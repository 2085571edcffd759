import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Refusal } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useMade } from '../call-list/made-store.ts'
import { summaryOf } from './choices.ts'
import type { Plan } from './use-plan.ts'
import { summaryInWords } from './words.ts'

type Asked = {
  readonly plan: Plan
  /** How many sessions there are in all. */
  readonly count: number
  readonly trainer: { readonly id: number; readonly name: string }
  readonly date: LocalDate
  /** Whether the day is entered as leave as well. */
  readonly leave: boolean
}

type Apply = {
  readonly run: () => Promise<void>
  readonly busy: boolean
  readonly refusal: Refusal | null
}

/** Does everything that was chosen as one step, tells what it came to with Undo, and goes on to whom to call. */
export function useApply({ plan, count, trainer, date, leave }: Asked): Apply {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const reassign = useCommand('schedule.reassign')
  const remember = useMade((made) => made.remember)
  const enter = useCommand('timeOff.add')
  // Kept until it succeeds: the list of calls is found by it.
  const command = useRef({ id: crypto.randomUUID(), about: '' })
  const days = { trainerId: trainer.id, from: date, until: date }

  const enterLeave = async () => {
    const reply = await enter.run(days)
    if (!reply.ok) return
    toast({ message: t('substitutes.leaveDone', { trainer: trainer.name }), undo: offerUndo() })
  }
  const change = async () => {
    const input = { changes: [...plan.changes], ...(leave ? { leave: days } : {}) }
    const about = JSON.stringify(input)
    if (command.current.about !== about) command.current = { id: crypto.randomUUID(), about }
    const { id: commandId } = command.current
    const reply = await reassign.run({ ...input, commandId })
    if (!reply.ok) return
    command.current = { id: crypto.randomUUID(), about: '' }
    const { done, results } = reply.value
    if (done === 0) return toast({ message: t('substitutes.allRefused'), tone: 'refused' })
    const summary = summaryOf(count, results)
    const told = { message: summaryInWords(t, summary, trainer.name), undo: offerUndo() }
    if (summary.clients === 0) return toast(told)
    remember({ command: commandId, trainer, date })
    const call = () => navigate({ to: '/schedule/calls', search: { command: commandId, date } })
    toast({ ...told, actions: [{ label: t('calls.open'), run: () => void call() }] })
    await call()
  }
  return {
    run: plan.changes.length > 0 ? change : enterLeave,
    busy: reassign.busy || enter.busy,
    refusal: reassign.refusal ?? enter.refusal,
  }
}
