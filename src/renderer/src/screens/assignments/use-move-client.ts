import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { type Card, type Column, NOBODY } from './columns.ts'
import { dayBefore } from './day-before.ts'
import { daysInWords } from './words.ts'

type Move = {
  readonly move: (card: Card, to: Column) => Promise<void>
  /** The client who is on the way to another column. */
  readonly moving: number | null
}

/** Gives a client to the trainer of a column from a day on, or to nobody, and offers to take that back. */
export function useMoveClient(on: string): Move {
  const { t } = useTranslation()
  const assign = useCommand('assignments.assign')
  const end = useCommand('assignments.end')
  const [moving, setMoving] = useState<number | null>(null)

  const give = async (card: Card, to: Column) => {
    const { clientId, id, version } = card
    const seen = { assignmentId: id, ...(version === null ? {} : { version }) }
    const reply = await assign.run({ clientId, trainerId: to.key, from: on, ...seen })
    if (!reply.ok) return toast({ message: reply.error.message, tone: 'refused' })
    const { clientName: client, trainerName: trainer, from, until } = reply.value.assignment
    const days = daysInWords(from, until)
    toast({ message: t('assignments.given', { client, trainer, days }), undo: offerUndo() })
  }
  const release = async ({ id, version, clientName: client }: Card) => {
    if (id === null || version === null) return
    const reply = await end.run({ assignmentId: id, version, until: dayBefore(on) })
    if (!reply.ok) return toast({ message: reply.error.message, tone: 'refused' })
    toast({
      message: t('assignments.ended', { client, day: formatDay(on, 'short') }),
      undo: offerUndo(),
    })
  }
  const move = async (card: Card, to: Column) => {
    setMoving(card.clientId)
    await (to.key === NOBODY ? release(card) : give(card, to))
    setMoving(null)
  }
  return { move, moving }
}
