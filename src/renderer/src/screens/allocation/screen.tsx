import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { useRowWindow } from '../../api/use-row-window.ts'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { ClientFilters } from '../clients/client-filters.tsx'
import { ClientList } from '../clients/client-list.tsx'
import type { ClientRow } from '../clients/columns.tsx'
import { NoClients } from '../clients/no-clients.tsx'
import { ClientTotal } from '../clients/screen.tsx'
import type { ClientsSearch } from '../clients/search.ts'
import { useTypedQuery } from '../clients/use-typed-query.ts'
import { listInput } from '../clients/view-model.ts'
import classes from './allocation.module.css'
import { AllocationPanel } from './allocation-panel.tsx'
import { ExportButton } from './export-button.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { ALLOCATION_LAYOUT, afterMarking, type Marked, USUAL_SORT } from './view-model.ts'

const NOBODY: Marked = new Map()

/** Who has how many sessions, the fewest first, and giving more: to one client beside the list, or to many at once. */
export function AllocationScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const { policies, today } = useStudio()
  const search = useSearch({ from: '/allocation' })
  const navigate = useNavigate({ from: '/allocation' })
  const change = (next: Partial<ClientsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const typing = useTypedQuery(search.query, (query) => change({ query }))
  const find = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const input = listInput(search, { ...policies, today }, USUAL_SORT)
  const clients = useRowWindow('clients.list', input)
  const [marked, setMarked] = useState(NOBODY)
  const marking = useRowMarking(marked, setMarked)
  const mayAllocate = may('credits.allocate')
  const closePanel = () => change({ client: undefined })

  useShortcuts(t('screen.allocation'), [
    { keys: '/', label: t('clients.shortcuts.find'), run: () => find.current?.select() },
    ...(marked.size > 0
      ? [{ keys: 'Escape', label: t('allocation.clear'), run: () => setMarked(NOBODY) }]
      : search.client === undefined
        ? []
        : [{ keys: 'Escape', label: t('clients.shortcuts.close'), run: closePanel }]),
  ])
  return (
    <Screen
      title={t('screen.allocation')}
      ready={!clients.pending}
      aside={<ClientTotal total={clients.refusal === null ? clients.rows.total : undefined} />}
      actions={may('reports.read') && <ExportButton input={input} />}
      toolbar={
        <ClientFilters
          search={search}
          typed={typing.typed}
          onType={typing.type}
          onChange={change}
          findRef={find}
          onLeave={() => list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()}
        />
      }
      inspector={useInspector(search.client, closePanel)}
      fill
    >
      {clients.refusal !== null ? (
        <RefusedState refusal={clients.refusal} onRetry={clients.retry} />
      ) : (
        <div className={classes.root}>
          {mayAllocate && clients.rows.total !== 0 && (
            <SelectionBar marked={marked} onMark={setMarked} input={input} total={clients.rows.total} />
          )}
          <ClientList
            frame={list}
            rows={clients.rows}
            label={t('screen.allocation')}
            layout={ALLOCATION_LAYOUT}
            sort={input.sort ?? USUAL_SORT}
            search={search}
            {...(mayAllocate ? { marking } : {})}
            onChange={change}
            onFollow={(clientId) =>
              void navigate({ to: '/clients/$clientId', params: { clientId: String(clientId) } })
            }
            empty={
              <NoClients
                search={search}
                onShowAll={() => change({ query: undefined, status: undefined, credits: undefined })}
                onAdd={null}
              />
            }
          />
        </div>
      )}
    </Screen>
  )
}

/** The rows that are chosen together; stable, so that marking one renders one. */
function useRowMarking(marked: Marked, setMarked: (change: (before: Marked) => Marked) => void) {
  const { t } = useTranslation()
  const onMark = useCallback(
    (rows: readonly ClientRow[], on: boolean) => setMarked((before) => afterMarking(before, rows, on)),
    [setMarked],
  )
  const label = useCallback((client: ClientRow) => t('allocation.mark', { name: fullName(client) }), [t])
  return useMemo(() => ({ marked: new Set(marked.keys()), label, onMark }), [marked, label, onMark])
}

/** The client beside the list. */
function useInspector(clientId: number | undefined, onClose: () => void) {
  const { t } = useTranslation()
  const client = useQuery('clients.get', clientId === undefined ? null : { clientId }).value?.client
  if (clientId === undefined) return null
  return {
    label: client === undefined ? t('screen.client') : fullName(client),
    content: <AllocationPanel key={clientId} clientId={clientId} />,
    onClose,
  }
}
