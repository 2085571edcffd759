import { useNavigate, useSearch } from '@tanstack/react-router'
import { Combine, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { AddClientDialog } from '../../panels/add-client-dialog.tsx'
import { ClientPanel } from '../../panels/client-panel.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { ClientFilters } from './client-filters.tsx'
import { ClientList } from './client-list.tsx'
import { ImportButton } from './import-button.tsx'
import { NoClients } from './no-clients.tsx'
import type { ClientsSearch } from './search.ts'
import { useClientInspector, useClientList } from './use-client-list.ts'
import { CLIENTS_LAYOUT } from './view-model.ts'

/** Everyone who trains here, found by any part of name, e-mail or phone. */
export function ClientsScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const search = useSearch({ from: '/clients' })
  const navigate = useNavigate({ from: '/clients' })
  const goTo = useNavigate()
  const change = (next: Partial<ClientsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const list = useClientList(search, change, 'name')
  const [adding, setAdding] = useState(false)
  const mayAdd = may('clients.write')
  const add = mayAdd ? () => setAdding(true) : null

  useClientKeys({ find: list.find, add, close: search.client === undefined ? null : list.closePanel })
  return (
    <Screen
      title={t('screen.clients')}
      ready={!list.clients.pending}
      aside={<ClientTotal total={list.total} />}
      actions={
        <>
          {may('clients.merge') && (
            <Button
              icon={<Combine size={16} aria-hidden="true" />}
              onClick={() => void goTo({ to: '/clients/duplicates' })}
            >
              {t('clients.duplicates.open')}
            </Button>
          )}
          <ImportButton />
          {mayAdd && (
            <Button
              tone="primary"
              icon={<UserPlus size={16} aria-hidden="true" />}
              onClick={() => setAdding(true)}
            >
              {t('clients.add')}
            </Button>
          )}
        </>
      }
      toolbar={<ClientFilters {...list.filters} />}
      inspector={useClientInspector(search.client, panelOf, list.closePanel)}
      fill
    >
      {list.clients.refusal !== null ? (
        <RefusedState refusal={list.clients.refusal} onRetry={list.clients.retry} />
      ) : (
        <ClientList
          {...list.table}
          label={t('screen.clients')}
          layout={CLIENTS_LAYOUT}
          empty={<NoClients {...list.nobody} onAdd={add} />}
        />
      )}
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
  readonly close: (() => void) | null
}

function useClientKeys({ find, add, close }: Keys): void {
  const { t } = useTranslation()
  useShortcuts(t('screen.clients'), [
    { keys: '/', label: t('clients.shortcuts.find'), run: find },
    ...(add === null ? [] : [{ keys: 'N', label: t('clients.shortcuts.add'), run: add }]),
    ...(close === null ? [] : [{ keys: 'Escape', label: t('clients.shortcuts.close'), run: close }]),
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
