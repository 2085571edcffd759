import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { InboxSearch } from './search.ts'

type Props = { readonly search: InboxSearch; readonly onShowAll: () => void }

/** An empty inbox: that is good, unless a filter made it so. */
export function NothingWaits({ search: { kind, settled }, onShowAll }: Props) {
  const { t } = useTranslation()
  const reason = kind !== undefined ? 'kind' : settled === true ? 'settled' : 'none'
  return (
    <EmptyState
      subject={reason === 'none' ? 'done' : 'search'}
      title={t(`inbox.empty.${reason}`)}
      {...(reason === 'kind'
        ? { action: <Button onClick={onShowAll}>{t('inbox.empty.showAll')}</Button> }
        : {})}
    >
      <p>{t(`inbox.empty.${reason}Text`)}</p>
    </EmptyState>
  )
}
