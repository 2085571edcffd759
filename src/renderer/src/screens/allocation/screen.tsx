import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Screen } from '../../components/screen.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { ChoosableClients } from '../clients/choosable-clients.tsx'
import { ClientFilters } from '../clients/client-filters.tsx'
import { ExportButton } from '../clients/export-button.tsx'
import type { ManyAct } from '../clients/marking.ts'
import { NoClients } from '../clients/no-clients.tsx'
import { ClientTotal } from '../clients/screen.tsx'
import type { ClientsSearch } from '../clients/search.ts'
import { useClientInspector, useClientList } from '../clients/use-client-list.ts'
import { useClientMarking } from '../clients/use-client-marking.ts'
import { AllocationPanel } from './allocation-panel.tsx'
import { ALLOCATION_LAYOUT, USUAL_SORT } from './view-model.ts'

const ALLOCATE: readonly ManyAct[] = ['allocate']

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
  const choice = useClientMarking()

  useShortcuts(t('screen.allocation'), [
    { keys: '/', label: t('clients.shortcuts.find'), run: list.find },
    ...(choice.marked.size > 0
      ? [{ keys: 'Escape', label: t('allocation.clear'), run: choice.clear }]
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
      <ChoosableClients
        list={list}
        choice={choice}
        acts={may('credits.allocate') ? ALLOCATE : []}
        hint={t('allocation.hint')}
        label={t('screen.allocation')}
        layout={ALLOCATION_LAYOUT}
        empty={<NoClients {...list.nobody} onAdd={null} />}
      />
    </Screen>
  )
}

const panelOf = (clientId: number) => <AllocationPanel key={clientId} clientId={clientId} />
