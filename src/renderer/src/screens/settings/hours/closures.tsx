import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
import { type Closure, ClosureDialog } from './closure-dialog.tsx'
import classes from './hours.module.css'
import { stretchInWords } from './stretch-words.ts'

/** When the studio or a room is closed although it would be open, from today on. */
export function Closures() {
  const { t } = useTranslation()
  const { today } = useStudio()
  const may = useMay()
  const navigate = useNavigate()
  const mayWrite = may('studio.write')
  // Who may not plan closes all the same, and leaves the sessions to those who do.
  const mayPlan = may('schedule.write') && may('clients.read')
  const [asked, setAsked] = useState<Closure | 'new' | null>(null)
  const add = () => (mayPlan ? void navigate({ to: '/schedule/closing' }) : setAsked('new'))
  const list = useQuery('closures.list', { from: today })
  const remove = useCommand('closures.remove')
  const addButton = useFocusAfterDialog(asked !== null)
  const takeAway = async ({ id, reason }: Closure) => {
    const reply = await remove.run({ closureId: id })
    if (!reply.ok) return
    toast({ message: t('hours.closure.removed', { reason }), undo: offerUndo() })
    addButton.current?.focus()
  }
  return (
    <section aria-labelledby="closures">
      <div className={classes.head}>
        <h2 id="closures">{t('hours.closure.title')}</h2>
        {mayWrite && (
          <Button icon={<Plus size={16} aria-hidden="true" />} onClick={add} ref={addButton}>
            {t('hours.closure.add')}
          </Button>
        )}
      </div>
      <p className={classes.hint}>{t(mayWrite ? 'hours.closure.hint' : 'hours.closure.hintRead')}</p>
      <RefusalText refusal={remove.refusal} />
      <Answered answer={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={classes.hint}>{t('hours.closure.none')}</p>
          ) : (
            <Table label={t('hours.closure.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('hours.column.reason')}</th>
                  <th scope="col">{t('hours.column.when')}</th>
                  <th scope="col">{t('hours.column.what')}</th>
                  <th scope="col">{t('hours.column.sessions')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('hours.column.acts')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <ClosureRow
                    key={row.id}
                    row={row}
                    mayWrite={mayWrite}
                    onChange={() => setAsked(row)}
                    onRemove={() => void takeAway(row)}
                  />
                ))}
              </tbody>
            </Table>
          )
        }
      </Answered>
      {asked !== null && (
        <ClosureDialog before={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />
      )}
    </section>
  )
}

type RowProps = {
  readonly row: Closure
  readonly mayWrite: boolean
  readonly onChange: () => void
  readonly onRemove: () => void
}

function ClosureRow({ row, mayWrite, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const { zone, today } = useStudio()
  const navigate = useNavigate()
  const { reason, sessions } = row
  const date = laterDate(localDateOf(instantOf(row.startsAt), zone), today)
  const show = () => void navigate({ to: '/schedule', search: { date, view: 'agenda' } })
  return (
    <tr>
      <th scope="row" dir="auto" className={classes.text}>
        {reason}
      </th>
      <td>{stretchInWords(row, zone)}</td>
      <td className={classes.text}>{row.roomName ?? t('hours.closure.studio')}</td>
      <td>{sessions === 0 ? t('hours.noSessions') : t('hours.sessions', { count: sessions })}</td>
      <td className={classes.rowActs}>
        {sessions > 0 && (
          <Button tone="quiet" label={t('hours.closure.showIn', { reason })} onClick={show}>
            {t('hours.closure.show')}
          </Button>
        )}
        {mayWrite && (
          <>
            <Button tone="quiet" label={t('hours.closure.changeOf', { reason })} onClick={onChange}>
              {t('hours.leave.change')}
            </Button>
            <Button tone="quiet" label={t('hours.closure.removeOf', { reason })} onClick={onRemove}>
              {t('hours.leave.remove')}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
