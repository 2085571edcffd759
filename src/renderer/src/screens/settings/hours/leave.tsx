import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../../shared/contract/index.ts'
import { laterDate, localDateOf } from '../../../../../shared/domain/time.ts'
import { instantOf } from '../../../api/instant-of.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useMay } from '../../../api/use-may.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Answered } from '../../../components/answered.tsx'
import { Button } from '../../../components/button.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { Table } from '../../../components/table.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { useStudio } from '../../../state/studio.ts'
import { useFocusAfterDialog } from '../use-focus-after-dialog.ts'
import classes from './hours.module.css'
import { LeaveDialog } from './leave-dialog.tsx'
import { stretchInWords } from './stretch-words.ts'

type Props = { readonly trainer: { readonly id: number; readonly name: string } }
export type TimeOff = Value<'timeOff.list'>['rows'][number]

/** When a trainer is away, from today on, and how many of their sessions lie in it. */
export function Leave({ trainer }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const mayWrite = useMay()('staff.write')
  const [open, setOpen] = useState<TimeOff | 'new' | null>(null)
  const list = useQuery('timeOff.list', { trainerId: trainer.id, from: today })
  const remove = useCommand('timeOff.remove')
  const addButton = useFocusAfterDialog(open !== null)
  const takeAway = async ({ id }: TimeOff) => {
    const reply = await remove.run({ timeOffId: id })
    if (!reply.ok) return
    toast({ message: t('hours.leave.removed', trainer), undo: offerUndo() })
    addButton.current?.focus()
  }
  return (
    <section aria-labelledby="leave">
      <div className={classes.head}>
        <h2 id="leave">{t('hours.leave.title')}</h2>
        {mayWrite && (
          <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setOpen('new')} ref={addButton}>
            {t('hours.leave.add')}
          </Button>
        )}
      </div>
      <RefusalText refusal={remove.refusal} />
      <Answered answer={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={classes.hint}>{t('hours.leave.none', trainer)}</p>
          ) : (
            <Table label={t('hours.leave.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('hours.column.when')}</th>
                  <th scope="col">{t('hours.column.note')}</th>
                  <th scope="col">{t('hours.column.sessions')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('hours.column.acts')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <LeaveRow
                    key={row.id}
                    row={row}
                    mayWrite={mayWrite}
                    onChange={() => setOpen(row)}
                    onRemove={() => void takeAway(row)}
                  />
                ))}
              </tbody>
            </Table>
          )
        }
      </Answered>
      {open !== null && (
        <LeaveDialog trainer={trainer} before={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </section>
  )
}

type RowProps = {
  readonly row: TimeOff
  readonly mayWrite: boolean
  readonly onChange: () => void
  readonly onRemove: () => void
}

function LeaveRow({ row, mayWrite, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const { zone, today } = useStudio()
  const mayPlan = useMay()('schedule.write')
  const navigate = useNavigate()
  const when = stretchInWords(row, zone)
  const date = laterDate(localDateOf(instantOf(row.startsAt), zone), today)
  const find = () => void navigate({ to: '/schedule/substitutes', search: { trainer: row.trainerId, date } })
  return (
    <tr>
      <th scope="row">{when}</th>
      <td className={classes.text}>{row.note}</td>
      <td>{row.sessions === 0 ? t('hours.noSessions') : t('hours.sessions', { count: row.sessions })}</td>
      <td className={classes.rowActs}>
        {mayPlan && row.sessions > 0 && (
          <Button tone="quiet" label={t('hours.leave.findFor', { when })} onClick={find}>
            {t('substitutes.find')}
          </Button>
        )}
        {mayWrite && (
          <>
            <Button tone="quiet" label={t('hours.leave.changeOf', { when })} onClick={onChange}>
              {t('hours.leave.change')}
            </Button>
            <Button tone="quiet" label={t('hours.leave.removeOf', { when })} onClick={onRemove}>
              {t('hours.leave.remove')}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
