import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientSort } from '../../../../shared/contract/clients.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useQuery } from '../../api/use-query.ts'
import { useRowWindow } from '../../api/use-row-window.ts'
import { useTypedQuery } from '../../components/use-typed-query.ts'
import { useStudio } from '../../state/studio.ts'
import type { ClientsSearch } from './search.ts'
import { listInput, noRanges } from './view-model.ts'

/** No filter but the usual one. */
const EVERYBODY: Partial<ClientsSearch> = {
  query: undefined,
  status: undefined,
  credits: undefined,
  ...noRanges(),
}

/** The clients that an address asks for, page by page, with what finds, sorts and opens them. */
export function useClientList(
  search: ClientsSearch,
  change: (next: Partial<ClientsSearch>) => void,
  usualSort: ClientSort,
) {
  const { policies, today } = useStudio()
  const navigate = useNavigate()
  const { typed, type } = useTypedQuery(search.query, (query) => change({ query }))
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const input = listInput(search, { ...policies, today }, usualSort)
  const clients = useRowWindow('clients.list', input)
  const openPage = (clientId: number) =>
    void navigate({ to: '/clients/$clientId', params: { clientId: String(clientId) } })
  const intoRows = () => frame.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
  return {
    clients,
    input,
    openPage,
    find: () => field.current?.select(),
    closePanel: () => change({ client: undefined }),
    total: clients.refusal === null ? clients.rows.total : undefined,
    filters: { search, typed, onType: type, onChange: change, findRef: field, onLeave: intoRows },
    table: {
      frame,
      rows: clients.rows,
      sort: search.sort ?? usualSort,
      search,
      onChange: change,
      onFollow: openPage,
    },
    nobody: { search, onShowAll: () => change(EVERYBODY) },
  }
}

/** The client beside the list, drawn by `panel`. */
export function useClientInspector(
  clientId: number | undefined,
  panel: (clientId: number) => ReactNode,
  onClose: () => void,
) {
  const { t } = useTranslation()
  const client = useQuery('clients.get', clientId === undefined ? null : { clientId }).value?.client
  if (clientId === undefined) return null
  return {
    label: client === undefined ? t('screen.client') : fullName(client),
    content: panel(clientId),
    onClose,
  }
}
