import { TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocalDate } from '../../../../shared/domain/time.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FindField } from '../../components/find-field.tsx'
import { Screen } from '../../components/screen.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTypedQuery } from '../../components/use-typed-query.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { AssignmentPanel } from './assignment-panel.tsx'
import classes from './assignments.module.css'
import { Board } from './board.tsx'
import { columnsOf } from './columns.ts'
import type { AssignmentsSearch } from './search.ts'
import { useClientName } from './use-client-name.ts'
import { hintOf } from './words.ts'

/** Which trainer looks after which client, on a day: a column for each, and one for those whom nobody looks after. */
export function AssignmentsScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const { today } = useStudio()
  const search = useSearch({ from: '/assignments' })
  const navigate = useNavigate({ from: '/assignments' })
  const change = (next: Partial<AssignmentsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const { typed, type } = useTypedQuery(search.query, (query) => change({ query }))
  const field = useRef<HTMLInputElement>(null)
  const on = search.on ?? today
  const load = useQuery('trainers.load', { on }, { keepPrevious: true })
  const closePanel = () => change({ client: undefined })
  const openedName = useClientName(search.client)

  useShortcuts(t('screen.assignments'), [
    { keys: '/', label: t('assignments.shortcuts.find'), run: () => field.current?.select() },
    ...(search.client === undefined
      ? []
      : [{ keys: 'Escape', label: t('assignments.shortcuts.close'), run: closePanel }]),
  ])
  const hint = may('clients.write') ? hintOf(on, today) : ''
  const toolbar = (
    <>
      <FindField label={t('clients.find')} findRef={field} typed={typed} onType={type} />
      <DayField on={on} today={today} onChange={(day) => change({ on: day })} />
      <p className={classes.hint} title={hint}>
        {hint}
      </p>
    </>
  )
  return (
    <Screen
      title={t('screen.assignments')}
      ready={!load.pending}
      toolbar={toolbar}
      inspector={
        search.client === undefined
          ? null
          : {
              label: openedName,
              content: <AssignmentPanel key={search.client} clientId={search.client} name={openedName} />,
              onClose: closePanel,
            }
      }
      fill
    >
      <Answered answer={load} skeleton={<Skeleton lines={8} />}>
        {(answer) =>
          answer.rows.length === 0 || (answer.unassigned === null && answer.rows[0]?.clients === 0) ? (
            <NoBoard own={answer.unassigned === null} />
          ) : (
            <Board
              columns={columnsOf(answer)}
              on={on}
              query={search.query}
              mayMove={may('clients.write') && on >= today}
              openedId={search.client}
              onOpen={(client) => change({ client })}
            />
          )
        }
      </Answered>
    </Screen>
  )
}

type DayFieldProps = {
  readonly on: string
  readonly today: string
  readonly onChange: (day: string | undefined) => void
}

/** The day whose assignments are shown; a day half typed changes nothing. */
function DayField({ on, today, onChange }: DayFieldProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.day}>
      <TextInput
        key={on}
        type="date"
        aria-label={t('assignments.on')}
        defaultValue={on}
        min="1900-01-01"
        max="2999-12-31"
        onBlur={({ currentTarget: { value } }) => {
          if (isLocalDate(value) && value !== on) onChange(value === today ? undefined : value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      {on !== today && <Button onClick={() => onChange(undefined)}>{t('assignments.today')}</Button>}
    </div>
  )
}

/** Nobody trains here yet; or, for a trainer, nobody is given to them. */
function NoBoard({ own }: { readonly own: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayAdd = useMay()('staff.write')
  if (own) {
    return (
      <EmptyState subject="clients" title={t('assignments.empty.own')}>
        {t('assignments.empty.ownText')}
      </EmptyState>
    )
  }
  const addTrainer = (
    <Button tone="primary" onClick={() => void navigate({ to: '/settings/staff' })}>
      {t('assignments.empty.addTrainer')}
    </Button>
  )
  return (
    <EmptyState
      subject="clients"
      title={t('assignments.empty.none')}
      action={mayAdd ? addTrainer : undefined}
    >
      {t('assignments.empty.noneText')}
    </EmptyState>
  )
}
