import type { ComponentProps } from 'react'
import { instantOf } from '../../api/instant-of.ts'
import { formatMoment } from '../../i18n/format-date.ts'
import { BulkForm } from '../../panels/bulk-form.tsx'
import { useStudio } from '../../state/studio.ts'
import { leftOf } from './bulk.ts'
import { type Marked, rowIdOf, type SessionRow } from './view-model.ts'

type BulkMethod = 'bulk.setOutcome' | 'bulk.setPayment' | 'bulk.cancel' | 'schedule.reassign'

/** What the dialogs for many rows are all told. */
export type BulkProps = {
  readonly marked: Marked
  readonly onClose: () => void
  /** It happened; those it was refused for are left. */
  readonly onDone: (left: Marked) => void
}

type FormProps<M extends BulkMethod> = ComponentProps<typeof BulkForm<M, SessionRow>>
type Props<M extends BulkMethod> = Omit<FormProps<M>, 'tell' | 'onDone'> & BulkProps

/** Does one thing with many rows of the list of sessions, each told by whose it is and when. */
export function SessionBulkForm<M extends BulkMethod>({ marked: _, onDone, ...props }: Props<M>) {
  const { zone } = useStudio()
  const tell = (row: SessionRow) => ({
    id: rowIdOf(row),
    name: row.clientName ?? row.title,
    when: formatMoment(instantOf(row.startsAt), zone),
  })
  return <BulkForm<M, SessionRow> {...props} tell={tell} onDone={(results) => onDone(leftOf(results))} />
}
