import { useNavigate, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { savePdf, tellSaved } from '../../components/save-file.ts'
import { Screen } from '../../components/screen.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './call-list.module.css'
import { CallTable } from './call-table.tsx'
import { type Call, callsOf } from './calls.ts'
import { StandingLists } from './standing-lists.tsx'
import { useTold } from './told-store.ts'

const NOBODY: readonly number[] = []

/** Whom to call about sessions that were given to others, moved or cancelled, and who knows already. */
export function CallListScreen() {
  const { t } = useTranslation()
  const { today } = useStudio()
  const { command = '', date = today } = useSearch({ from: '/schedule/calls' })
  const navigate = useNavigate()
  const list = useQuery('schedule.callList', command === '' ? null : { commandId: command })
  const told = useTold((state) => state.lists[command] ?? NOBODY)
  const print = useCommand('print.callList')
  const calls = callsOf(list.value?.changes ?? [])
  const standing = calls.filter(({ stands }) => stands)
  const known = standing.filter(({ clientId }) => told.includes(clientId)).length
  const save = async () => {
    const reply = await print.run({ commandId: command, date, paper: 'a4', told: [...told] })
    if (!reply.ok) return
    tellSaved(await savePdf(reply.value.fileName, reply.value.pdf), (file) => t('calls.printed', { file }))
  }
  return (
    <Screen
      title={t('calls.title')}
      ready={!list.pending || command === ''}
      back={{
        label: t('substitutes.back'),
        onBack: () => void navigate({ to: '/schedule', search: date === today ? {} : { date } }),
      }}
      aside={
        standing.length > 0 ? (
          <span data-figure role="status">
            {t('calls.told', { told: known, all: standing.length })}
          </span>
        ) : undefined
      }
      actions={
        standing.length > 0 ? (
          <Button
            tone="primary"
            icon={<Printer size={16} aria-hidden="true" />}
            busy={print.busy}
            onClick={() => void save()}
          >
            {t('calls.print')}
          </Button>
        ) : undefined
      }
    >
      {command === '' ? (
        <StandingLists />
      ) : (
        <Answered answer={list}>
          {() => (
            <div className={classes.root}>
              <RefusalText refusal={print.refusal} />
              {standing.length === 0 ? (
                <Closed calls={calls} told={told} />
              ) : (
                <>
                  <p className={classes.lead}>
                    {formatDay(date, 'long')}. {t('calls.lead')}
                  </p>
                  <CallTable list={command} calls={calls} told={told} />
                </>
              )}
            </div>
          )}
        </Answered>
      )}
    </Screen>
  )
}

type ClosedProps = { readonly calls: readonly Call[]; readonly told: readonly number[] }

/** Nothing of it stands any more; who was told in the meantime has to hear so. */
function Closed({ calls, told }: ClosedProps) {
  const { t } = useTranslation()
  const again = calls.filter(({ clientId }) => told.includes(clientId))
  return (
    <>
      <EmptyState subject="done" title={t('calls.closed')}>
        <p>{t('calls.closedText')}</p>
      </EmptyState>
      {again.length > 0 && (
        <section className={classes.again} aria-labelledby="told-already">
          <h2 id="told-already">{t('calls.closedTold')}</h2>
          <ul>
            {again.map(({ clientId, clientName, phone, email }) => (
              <li key={clientId}>
                <strong>{clientName}</strong> {[phone, email].filter((way) => way !== null).join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
