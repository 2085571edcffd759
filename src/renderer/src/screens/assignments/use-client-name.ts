import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'

/** What a client is called; who may not read clients learns it from their own assignments. */
export function useClientName(clientId: number | undefined): string {
  const { t } = useTranslation()
  const readsAll = useMay()('clients.read')
  const client = useQuery('clients.get', clientId === undefined || !readsAll ? null : { clientId })
  const own = useQuery('assignments.list', clientId === undefined ? null : { clientId, history: true })
  const known = client.value === undefined ? own.value?.rows[0]?.clientName : fullName(client.value.client)
  return known ?? t('screen.client')
}
