import { useNavigate, useSearch } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { useRowWindow } from '../../api/use-row-window.ts'
import { Button } from '../../components/button.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { AddClientDialog } from '../../panels/add-client-dialog.tsx'
import { ClientPanel } from '../../panels/client-panel.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { ClientFilters } from './client-filters.tsx'
import { ClientList } from './client-list.tsx'
import { ImportButton } from './import-button.tsx'
import { NoClients } from './no-clients.tsx'
import type { ClientsSearch } from './search.ts'
import { useTypedQuery } from './use-typed-query.ts'
import { CLIENTS_LAYOUT, listInput } from './view-model.ts'

/** No filter but the usual one. */
const EVERYBODY = { query: undefined, status: undefined, credits: undefined } as const

/** Everyone who trains here, found by any part of name, e-mail or phone. */
export function ClientsScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const search = useSearch({ from: '/clients' })
  const navigate = useNavigate({ from: '/clients' })
  const change = (next: Partial<ClientsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const openPage = (clientId: number) =>
    void navigate({ to: '/clients/$clientId', params: { clientId: String(clientId) } })
  const typing = useTypedQuery(search.query, (query) => change({ query }))
  const find = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [adding, setAdding] = useState(false)
  const clients = useClientRows(search)
  const mayAdd = may('clients.write')
  const closePanel = () => change({ client: undefined })

  useClientKeys({
    find: () => find.current?.select(),
    add: mayAdd ? () => setAdding(true) : null,
    close: search.client === undefined ? null : closePanel,
  })
  return (
    <Screen
      title={t('screen.clients')}
      ready={!clients.pending}
      aside={<ClientTotal total={clients.refusal === null ? clients.rows.total : undefined} />}
      actions={
        <>
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
        <ClientList
          frame={list}
          rows={clients.rows}
          label={t('screen.clients')}
          layout={CLIENTS_LAYOUT}
          sort={search.sort ?? 'name'}
          search={search}
          onChange={change}
          onFollow={openPage}
          empty={
            <NoClients
              search={search}
              onShowAll={() => change(EVERYBODY)}
              onAdd={mayAdd ? () => setAdding(true) : null}
            />
          }
        />
      )}
      <AddClientDialog
        opened={adding}
        onClose={() => setAdding(false)}
        name={clients.rows.total === 0 ? (search.query ?? '') : ''}
        onAdded={(client) => change({ client: client.id })}
        onOther={openPage}
      />
    </Screen>
  )
}

/** What the list shows, page by page. */
function useClientRows(search: ClientsSearch) {
  const { policies, today } = useStudio()
  return useRowWindow('clients.list', listInput(search, { ...policies, today }))
}

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

/** The client beside the list. */
function useInspector(clientId: number | undefined, onClose: () => void) {
  const { t } = useTranslation()
  const client = useQuery('clients.get', clientId === undefined ? null : { clientId }).value?.client
  if (clientId === undefined) return null
  return {
    label: client === undefined ? t('screen.client') : fullName(client),
    content: <ClientPanel key={clientId} clientId={clientId} />,
    onClose,
  }
}
