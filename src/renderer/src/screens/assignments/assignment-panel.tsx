import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import classes from './assignments.module.css'
import type { Card } from './columns.ts'
import { EndDialog } from './end-dialog.tsx'
import { daysInWords } from './words.ts'

type Props = { readonly clientId: number; readonly name: string }

/** Who looks after a client and who did, and giving them to somebody else, beside the board. */
export function AssignmentPanel({ clientId, name }: Props) {
  const history = useQuery('assignments.list', { clientId, history: true })
  return (
    <Answered answer={history}>
      {({ rows }) => (
        <div className={classes.panel}>
          <Now clientId={clientId} name={name} rows={rows} />
          <History rows={rows} />
        </div>
      )}
    </Answered>
  )
}

type NowProps = Props & { readonly rows: readonly Card[] }

function Now({ clientId, name, rows }: NowProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState<'give' | 'end' | null>(null)
  const close = () => setOpen(null)
  const current = rows.find(({ state }) => state === 'current') ?? null
  // Only what has not ended can be ended; what comes first goes first.
  const endable = current ?? rows.findLast(({ state }) => state === 'planned') ?? null
  return (
    <section>
      <h3>{t('assignments.panel.now')}</h3>
      {current === null ? (
        <p className={classes.quiet}>{t('assignments.panel.nobody')}</p>
      ) : (
        <p>
          <bdi className={classes.trainer}>{current.trainerName}</bdi>
          <span className={classes.quiet}>{rangeOf(current)}</span>
        </p>
      )}
      <div className={classes.buttons}>
        {may('clients.write') && (
          <Button tone="primary" onClick={() => setOpen('give')}>
            {t('assignments.panel.give')}
          </Button>
        )}
        {may('clients.write') && endable !== null && (
          <Button onClick={() => setOpen('end')}>{t('assignments.panel.end')}</Button>
        )}
        {may('clients.read') && (
          <Link className={classes.link} to="/clients/$clientId" params={{ clientId: String(clientId) }}>
            {t('assignments.panel.openClient')}
          </Link>
        )}
      </div>
      {open === 'give' && <AssignDialog client={{ id: clientId, name }} current={current} onClose={close} />}
      {open === 'end' && endable !== null && <EndDialog assignment={endable} onClose={close} />}
    </section>
  )
}

function History({ rows }: { readonly rows: readonly Card[] }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{t('assignments.panel.history')}</h3>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t('assignments.panel.noHistory')}</p>
      ) : (
        <ol className={classes.history}>
          {rows.map((row) => (
            <li key={row.id} data-state={row.state}>
              <bdi className={classes.trainer}>{row.trainerName}</bdi>
              <span className={classes.state}>{t(`assignments.panel.state.${row.state ?? 'past'}`)}</span>
              <span className={classes.quiet}>{rangeOf(row)}</span>
              {row.note !== null && <span className={classes.note}>{row.note}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function rangeOf({ from, until }: Card): string {
  return from === null ? '' : daysInWords(from, until)
}
