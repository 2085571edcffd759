import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/use-may.ts'
import type { ListInput } from '../../api/use-row-window.ts'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.tsx'
import { type BulkAct, bookingIdsOf, offeredActs } from './bulk.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import classes from './sessions.module.css'
import { afterMarking, type Marked, MOST_MARKED } from './view-model.ts'

type Props = {
  readonly marked: Marked
  readonly onMark: (marked: Marked) => void
  /** What the list shows. */
  readonly input: ListInput<'sessions.list'>
  readonly total: number
}

const NOBODY: Marked = new Map()

/** How many rows are chosen, and what can be done with them together by whoever may. */
export function SelectionBar({ marked, onMark, input, total }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const [asked, setAsked] = useState<BulkAct | null>(null)
  const bookings = bookingIdsOf(marked).length
  const offered = offeredActs(may)
  const markAll = async () => {
    const reply = await call('sessions.list', { ...input, limit: MOST_MARKED })
    if (reply.ok) onMark(afterMarking(NOBODY, reply.value.rows, true))
    else toast({ message: reply.error.message, tone: 'refused' })
  }
  if (offered.length === 0) return null
  return (
    <section className={classes.bar} aria-label={t('sessions.bulk.label')}>
      <p role="status" data-figure>
        {marked.size === 0 ? t('sessions.bulk.hint') : t('sessions.bulk.marked', { count: marked.size })}
      </p>
      {marked.size > 0 && (
        <Button tone="quiet" onClick={() => onMark(NOBODY)}>
          {t('sessions.bulk.clear')}
        </Button>
      )}
      <Button tone="quiet" onClick={() => void markAll()}>
        {t(total > MOST_MARKED ? 'sessions.bulk.markFirst' : 'sessions.bulk.markAll', {
          count: Math.min(total, MOST_MARKED),
        })}
      </Button>
      {marked.size > 0 &&
        offered.map((act) => (
          <Button key={act} disabled={act !== 'reassign' && bookings === 0} onClick={() => setAsked(act)}>
            {t(`sessions.bulk.act.${act}`)}
          </Button>
        ))}
      {asked !== null && (
        <BulkDialog
          act={asked}
          marked={marked}
          onClose={() => setAsked(null)}
          onDone={(left) => {
            setAsked(null)
            onMark(left)
          }}
        />
      )}
    </section>
  )
}
