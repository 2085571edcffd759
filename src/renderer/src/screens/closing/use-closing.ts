import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useCommand } from '../../api/use-command.ts'
import { useMay } from '../../api/use-may.ts'
import { usePreview } from '../../api/use-query.ts'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useStudio } from '../../state/studio.ts'
import { STUDIO, useClosureForm, useTypedClosure } from '../settings/hours/closure-form.ts'
import { chosenOf, summaryOf, toggled } from './closing.ts'
import { summaryInWords } from './words.ts'

const NONE: ReadonlySet<number> = new Set()

/** What is asked of a closure, what main says would follow from it, and doing it. */
export function useClosing() {
  const { t } = useTranslation()
  const { today, zone } = useStudio()
  const navigate = useNavigate()
  const mayExtend = useMay()('credits.allocate')
  const form = useClosureForm({
    whole: 'days',
    from: today,
    until: today,
    startTime: '',
    endTime: '',
    reason: '',
    roomId: STUDIO,
  })
  const typed = useTypedClosure(form, zone)
  const [wished, setExtend] = useState(true)
  const [staying, setStaying] = useState(NONE)
  const canExtend = mayExtend && typed !== null && 'from' in typed && typed.roomId === null
  const extendPacks = wished && canExtend
  // Why it is closed changes nothing of what follows; it is asked for when it is done.
  const asked = typed === null ? null : { ...typed, extendPacks, reason: t('closing.title') }
  const all = usePreview('closures.close', asked)
  const rows = all.value?.results ?? []
  const sessions = chosenOf(rows, staying)
  const some = asked === null || sessions.length === rows.length ? asked : { ...asked, sessions }
  const outcome = usePreview('closures.close', some)
  const settled = asked !== null && !all.outdated && !outcome.outdated && outcome.value !== undefined
  const command = useCommand('closures.close')
  // Kept until it succeeds: the list of calls is found by it.
  const id = useRef({ id: crypto.randomUUID(), about: '' })

  const submit = form.submit(async ({ reason }) => {
    if (typed === null || !settled) return
    const input = { ...typed, extendPacks, reason, sessions }
    const about = JSON.stringify(input)
    if (id.current.about !== about) id.current = { id: crypto.randomUUID(), about }
    const { id: commandId } = id.current
    const reply = await command.run({ ...input, commandId })
    if (!reply.ok) return
    id.current = { id: crypto.randomUUID(), about: '' }
    const { value } = reply
    toast({ message: summaryInWords(t, summaryOf(value)), undo: offerUndo() })
    const date = localDateOf(instantOf(value.closure.startsAt), zone)
    await (value.clients.length > 0
      ? navigate({ to: '/schedule/calls', search: { command: commandId, date } })
      : navigate({ to: '/settings/hours' }))
  })
  return {
    form,
    submit,
    typed,
    all,
    rows,
    outcome: settled ? outcome.value : undefined,
    chosen: sessions.length,
    isStaying: (sessionId: number) => staying.has(sessionId),
    stay: (sessionIds: readonly number[], stays: boolean) =>
      setStaying((now) => toggled(now, sessionIds, stays)),
    extend: { can: canExtend, may: mayExtend, wished, set: setExtend },
    busy: command.busy,
    refusal: command.refusal,
  }
}

export type ClosingPlan = ReturnType<typeof useClosing>
