import { ActionIcon, Menu } from '@mantine/core'
import { CalendarPlus, Combine, Ellipsis, Pencil, Plus, Power, ShoppingBag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import type { ClientDialog } from './client-dialogs.tsx'
import type { Client } from './view-model.ts'

type Props = {
  readonly client: Client
  readonly onDialog: (dialog: ClientDialog) => void
  readonly onSell: () => void
}

/** What can be done with a client: what is done every day as buttons, the rest in a menu. */
export function ClientActs({ client, onDialog, onSell }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  if (client.status === 'merged') return null
  const books = client.status === 'active' && may('schedule.write') && may('bookings.write')
  return (
    <>
      {books && (
        <Button icon={<CalendarPlus size={16} aria-hidden="true" />} onClick={() => onDialog('book')}>
          {t('client.book')}
        </Button>
      )}
      {may('sales.write') && (
        <Button icon={<ShoppingBag size={16} aria-hidden="true" />} onClick={onSell}>
          {t('sale.open')}
        </Button>
      )}
      {may('clients.write') && (
        <Button icon={<Pencil size={14} aria-hidden="true" />} onClick={() => onDialog('edit')}>
          {t('client.edit')}
        </Button>
      )}
      {may('credits.allocate') && (
        <Button
          tone="primary"
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => onDialog('allocate')}
        >
          {t('client.addSessions')}
        </Button>
      )}
      <MoreActs client={client} onDialog={onDialog} />
    </>
  )
}

function MoreActs({ client, onDialog }: Omit<Props, 'onSell'>) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('clients.write') && !may('clients.merge')) return null
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon aria-label={t('client.more')} size={32} variant="default">
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('clients.merge') && (
          <Menu.Item leftSection={<Combine size={14} aria-hidden="true" />} onClick={() => onDialog('merge')}>
            {t('merge.open')}
          </Menu.Item>
        )}
        {may('clients.write') && (
          <Menu.Item leftSection={<Power size={14} aria-hidden="true" />} onClick={() => onDialog('status')}>
            {t(client.status === 'active' ? 'client.deactivate' : 'client.reactivate')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
