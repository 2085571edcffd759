import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { BookingsTab } from './bookings-tab.tsx'
import classes from './client.module.css'
import { GrantsTab } from './grants-tab.tsx'
import { LedgerTab } from './ledger-tab.tsx'
import { CLIENT_TABS, type ClientTab } from './search.ts'
import type { Client } from './view-model.ts'

type Props = {
  readonly client: Client
  readonly tab: ClientTab
  readonly onTab: (tab: ClientTab) => void
}

/** What the figures come from: the bookings, every line of the ledger, and what can pay today. */
export function ClientTabs({ client, tab, onTab }: Props) {
  const { t } = useTranslation()
  return (
    <Tabs
      value={tab}
      onChange={(next) => onTab(CLIENT_TABS.find((known) => known === next) ?? 'bookings')}
      keepMounted={false}
      classNames={{ list: classes.tabs, tab: classes.tab, panel: classes.panel }}
    >
      <Tabs.List aria-label={t('client.tab.label')}>
        {CLIENT_TABS.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`client.tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="bookings">
        <BookingsTab client={client} />
      </Tabs.Panel>
      <Tabs.Panel value="ledger">
        <LedgerTab clientId={client.id} />
      </Tabs.Panel>
      <Tabs.Panel value="grants">
        <GrantsTab clientId={client.id} editable={client.status !== 'merged'} />
      </Tabs.Panel>
    </Tabs>
  )
}
