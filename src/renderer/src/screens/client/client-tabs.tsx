import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { BookingsTab } from './bookings-tab.tsx'
import classes from './client.module.css'
import { GrantsTab } from './grants-tab.tsx'
import { LedgerTab } from './ledger-tab.tsx'
import { PastTab } from './past-tab.tsx'
import { PurchasesTab } from './purchases-tab.tsx'
import { CLIENT_TABS, type ClientTab } from './search.ts'
import { TimelineTab } from './timeline-tab.tsx'
import type { Client } from './view-model.ts'

type Props = {
  readonly client: Client
  readonly tab: ClientTab
  readonly onTab: (tab: ClientTab) => void
  readonly onSell: () => void
}

/** What the figures come from: bookings, what happened, purchases, every line, what can pay today, and what once was. */
export function ClientTabs({ client, tab, onTab, onSell }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const shown = CLIENT_TABS.filter((name) => name !== 'purchases' || may('sales.write'))
  return (
    <Tabs
      value={tab}
      onChange={(next) => onTab(CLIENT_TABS.find((known) => known === next) ?? 'bookings')}
      keepMounted={false}
      classNames={{ list: classes.tabs, tab: classes.tab, panel: classes.panel }}
    >
      <Tabs.List aria-label={t('client.tab.label')}>
        {shown.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`client.tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="bookings">
        <BookingsTab client={client} />
      </Tabs.Panel>
      <Tabs.Panel value="timeline">
        <TimelineTab clientId={client.id} />
      </Tabs.Panel>
      {shown.includes('purchases') && (
        <Tabs.Panel value="purchases">
          <PurchasesTab client={client} onSell={onSell} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="ledger">
        <LedgerTab clientId={client.id} />
      </Tabs.Panel>
      <Tabs.Panel value="grants">
        <GrantsTab clientId={client.id} editable={client.status !== 'merged'} />
      </Tabs.Panel>
      <Tabs.Panel value="past">
        <PastTab clientId={client.id} />
      </Tabs.Panel>
    </Tabs>
  )
}
