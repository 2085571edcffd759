import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.tsx'
import { AllocateManyDialog } from './allocate-many-dialog.tsx'
import classes from './allocation.module.css'
import { afterMarking, type Marked, MOST_MARKED } from './view-model.ts'

type Props = {
  readonly marked: Marked
  readonly onMark: (marked: Marked) => void
  /** What the list shows. */
  readonly input: Omit<Input<'clients.list'>, 'limit' | 'offset'>
  readonly total: number | undefined
}

const NOBODY: Marked = new Map()

/** How many are chosen, choosing all that the list shows, and what can be done for them together. */
export function SelectionBar({ marked, onMark, input, total = 0 }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const most = Math.min(total, MOST_MARKED)
  const markAll = async () => {
    const reply = await call('clients.list', { ...input, limit: MOST_MARKED })
    if (reply.ok) onMark(afterMarking(NOBODY, reply.value.rows, true))
    else toast({ message: reply.error.message, tone: 'refused' })
  }
  return (
    <section className={classes.bar} aria-label={t('allocation.chosen')}>
      <p role="status" data-figure>
        {marked.size === 0 ? t('allocation.hint') : t('allocation.marked', { count: marked.size })}
      </p>
      {marked.size > 0 && (
        <Button tone="quiet" onClick={() => onMark(NOBODY)}>
          {t('allocation.clear')}
        </Button>
      )}
      <Button tone="quiet" disabled={total === 0} onClick={() => void markAll()}>
        {t(total > MOST_MARKED ? 'allocation.markFirst' : 'allocation.markAll', { count: most })}
      </Button>
      <Button
        tone={marked.size > 0 ? 'primary' : 'plain'}
        icon={<Plus size={16} aria-hidden="true" />}
        disabled={marked.size === 0}
        onClick={() => setAdding(true)}
      >
        {t('allocation.add')}
      </Button>
      {adding && (
        <AllocateManyDialog
          marked={marked}
          onClose={() => setAdding(false)}
          onDone={(left) => {
            setAdding(false)
            onMark(left)
          }}
        />
      )}
    </section>
  )
}
