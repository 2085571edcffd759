import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useMay } from '../../api/use-may.ts'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { ClientFilters } from '../clients/client-filters.tsx'
import { ClientList } from '../clients/client-list.tsx'
import type { ClientRow } from '../clients/columns.tsx'
import { NoClients } from '../clients/no-clients.tsx'
import { ClientTotal } from '../clients/screen.tsx'
import type { ClientsSearch } from '../clients/search.ts'
import { useClientInspector, useClientList } from '../clients/use-client-list.ts'
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
  const search = useSearch({ from: '/allocation' })
  const navigate = useNavigate({ from: '/allocation' })
  const change = (next: Partial<ClientsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const list = useClientList(search, change, USUAL_SORT)
  const { clients, input, closePanel } = list
  const [marked, setMarked] = useState(NOBODY)
  const marking = useRowMarking(marked, setMarked)
  const mayAllocate = may('credits.allocate')

  useShortcuts(t('screen.allocation'), [
    { keys: '/', label: t('clients.shortcuts.find'), run: list.find },
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
      aside={<ClientTotal total={list.total} />}
      actions={may('reports.read') && <ExportButton input={input} />}
      toolbar={<ClientFilters {...list.filters} />}
      inspector={useClientInspector(search.client, panelOf, closePanel)}
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
            {...list.table}
            label={t('screen.allocation')}
            layout={ALLOCATION_LAYOUT}
            {...(mayAllocate ? { marking } : {})}
            empty={<NoClients {...list.nobody} onAdd={null} />}
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

const panelOf = (clientId: number) => <AllocationPanel key={clientId} clientId={clientId} />
