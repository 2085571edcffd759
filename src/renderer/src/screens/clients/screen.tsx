import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Screen } from '../../components/screen.tsx'
import { AddClientDialog } from '../../panels/add-client-dialog.tsx'
import { ClientPanel } from '../../panels/client-panel.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { ChoosableClients } from './choosable-clients.tsx'
import { ClientFilters } from './client-filters.tsx'
import { HeaderActs } from './header-acts.tsx'
import { offeredActs } from './marking.ts'
import { NoClients } from './no-clients.tsx'
import type { ClientsSearch } from './search.ts'
import { useClientInspector, useClientList } from './use-client-list.ts'
import { useClientMarking } from './use-client-marking.ts'
import { CLIENTS_LAYOUT } from './view-model.ts'

/** Everyone who trains here, found by any part of name, e-mail or phone. */
export function ClientsScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const search = useSearch({ from: '/clients' })
  const navigate = useNavigate({ from: '/clients' })
  const change = (next: Partial<ClientsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const list = useClientList(search, change, 'name')
  const [adding, setAdding] = useState(false)
  const choice = useClientMarking()
  const add = may('clients.write') ? () => setAdding(true) : null

  useClientKeys({
    find: list.find,
    add,
    clear: choice.marked.size > 0 ? choice.clear : null,
    close: search.client === undefined ? null : list.closePanel,
  })
  return (
    <Screen
      title={t('screen.clients')}
      ready={!list.clients.pending}
      aside={<ClientTotal total={list.total} />}
      actions={<HeaderActs input={list.input} onAdd={add} />}
      toolbar={<ClientFilters {...list.filters} />}
      inspector={useClientInspector(search.client, panelOf, list.closePanel)}
      fill
    >
      <ChoosableClients
        list={list}
        choice={choice}
        acts={offeredActs(may, search.status ?? 'active')}
        hint={t('clients.many.hint')}
        label={t('screen.clients')}
        layout={CLIENTS_LAYOUT}
        empty={<NoClients {...list.nobody} onAdd={add} />}
      />
      <AddClientDialog
        opened={adding}
        onClose={() => setAdding(false)}
        name={list.total === 0 ? (search.query ?? '') : ''}
        onAdded={(client) => change({ client: client.id })}
        onOther={list.openPage}
      />
    </Screen>
  )
}

const panelOf = (clientId: number) => <ClientPanel key={clientId} clientId={clientId} />

type Keys = {
  readonly find: () => void
  readonly add: (() => void) | null
  /** Chooses nobody; goes before closing the panel. */
  readonly clear: (() => void) | null
  readonly close: (() => void) | null
}

function useClientKeys({ find, add, clear, close }: Keys): void {
  const { t } = useTranslation()
  useShortcuts(t('screen.clients'), [
    { keys: '/', label: t('clients.shortcuts.find'), run: find },
    ...(add === null ? [] : [{ keys: 'N', label: t('clients.shortcuts.add'), run: add }]),
    ...(clear !== null
      ? [{ keys: 'Escape', label: t('allocation.clear'), run: clear }]
      : close !== null
        ? [{ keys: 'Escape', label: t('clients.shortcuts.close'), run: close }]
        : []),
  ])
}

type TotalProps = { readonly total: number | undefined }

/** How many the list holds; told again whenever a filter changes it. */
export function ClientTotal({ total }: TotalProps) {
  const { t } = useTranslation()
  return (
    <span role="status" data-figure>
      {total !== undefined && t('clients.count', { count: total })}
    </span>
  )
}
