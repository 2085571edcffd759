import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRowWindow } from '../../api/use-row-window.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { type ClientRow, clientColumns } from './columns.tsx'
import type { ClientsSearch } from './search.ts'
import { readSort, writeSort } from './sort.ts'

const TYPING_MS = 120
const idOf = (client: ClientRow) => client.id

/** Everyone who trains here, found by any part of name, e-mail or phone. */
export function ClientsScreen() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/clients' })
  const navigate = useNavigate({ from: '/clients' })
  const change = (next: Partial<ClientsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const find = useDebouncedCallback((query: string) => change({ query: query || undefined }), TYPING_MS)
  const clients = useRowWindow('clients.list', { query: search.query, sort: search.sort ?? 'name' })
  const columns = useMemo(() => clientColumns(t), [t])
  const { rows } = clients
  return (
    <Screen
      title={t('screen.clients')}
      ready={!clients.pending}
      aside={
        rows.total !== undefined &&
        clients.refusal === null && <span data-figure>{t('clients.count', { count: rows.total })}</span>
      }
      toolbar={
        <TextInput
          w={280}
          aria-label={t('clients.find')}
          placeholder={t('clients.find')}
          leftSection={<Search size={14} aria-hidden="true" />}
          defaultValue={search.query ?? ''}
          onChange={(event) => find(event.currentTarget.value)}
        />
      }
      fill
    >
      {clients.refusal !== null ? (
        <RefusedState refusal={clients.refusal} onRetry={clients.retry} />
      ) : (
        <DataTable
          label={t('screen.clients')}
          columns={columns}
          rows={rows}
          rowId={idOf}
          sort={readSort(search.sort ?? 'name')}
          onSort={(sort) => change({ sort: writeSort(sort) })}
          empty={<NoClients searched={search.query !== undefined} />}
        />
      )}
    </Screen>
  )
}

type NoClientsProps = { readonly searched: boolean }

function NoClients({ searched }: NoClientsProps) {
  const { t } = useTranslation()
  if (searched) {
    return (
      <EmptyState subject="search" title={t('clients.noMatch')}>
        {t('clients.noMatchText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState subject="clients" title={t('clients.none')}>
      {t('clients.noneText')}
    </EmptyState>
  )
}
