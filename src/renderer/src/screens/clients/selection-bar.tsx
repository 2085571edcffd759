import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import type { ListInput } from '../../api/use-row-window.ts'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.tsx'
import classes from './clients.module.css'
import { afterMarking, type Marked, MOST_MARKED } from './marking.ts'

type Props = {
  readonly marked: Marked
  readonly onMark: (marked: Marked) => void
  /** What the list shows. */
  readonly input: ListInput<'clients.list'>
  readonly total: number | undefined
  /** What choosing is good for, said while nobody is chosen. */
  readonly hint: string
  /** What can be done for them together. */
  readonly children: ReactNode
}

const NOBODY: Marked = new Map()

/** How many are chosen, choosing all that the list shows, and what can be done for them together. */
export function SelectionBar({ marked, onMark, input, total = 0, hint, children }: Props) {
  const { t } = useTranslation()
  const most = Math.min(total, MOST_MARKED)
  const markAll = async () => {
    const reply = await call('clients.list', { ...input, limit: MOST_MARKED })
    if (reply.ok) onMark(afterMarking(NOBODY, reply.value.rows, true))
    else toast({ message: reply.error.message, tone: 'refused' })
  }
  return (
    <section className={classes.bar} aria-label={t('allocation.chosen')}>
      <p role="status" data-figure>
        {marked.size === 0 ? hint : t('allocation.marked', { count: marked.size })}
      </p>
      {marked.size > 0 && (
        <Button tone="quiet" onClick={() => onMark(NOBODY)}>
          {t('allocation.clear')}
        </Button>
      )}
      <Button tone="quiet" disabled={total === 0} onClick={() => void markAll()}>
        {t(total > MOST_MARKED ? 'allocation.markFirst' : 'allocation.markAll', { count: most })}
      </Button>
      {children}
    </section>
  )
}
