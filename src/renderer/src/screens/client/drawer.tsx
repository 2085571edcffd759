import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { Money } from '../../components/money.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { DrawerDialog } from '../../panels/drawer-dialog.tsx'
import type { DrawerItem } from '../../panels/sale-form.ts'
import { openSale } from '../../panels/sale-store.ts'
import type { SaleClient } from '../../panels/use-sale.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './drawer.module.css'

type Props = { readonly client: SaleClient }

/** What a client means to buy: put aside until the next visit, sold with one press. */
export function Drawer({ client }: Props) {
  const { t } = useTranslation()
  const items = useQuery('saleDrawer.list', { clientId: client.id }).value?.rows
  const [adding, setAdding] = useState(false)
  if (items === undefined) return null
  return (
    <section className={classes.root} aria-label={t('purchases.drawer.title')}>
      <header>
        <h3>{t('purchases.drawer.title')}</h3>
        <Button tone="quiet" icon={<Plus size={14} aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t('purchases.drawer.add')}
        </Button>
      </header>
      {items.length === 0 ? (
        <p className={classes.none}>{t('purchases.drawer.none')}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <Item key={item.id} item={item} client={client} />
          ))}
        </ul>
      )}
      {adding && <DrawerDialog client={client} onClose={() => setAdding(false)} />}
    </section>
  )
}

type ItemProps = Props & { readonly item: DrawerItem }

function Item({ item, client }: ItemProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const remove = useCommand('saleDrawer.remove')
  const [changing, setChanging] = useState(false)
  const { id, packageName, amount, currency, discountAmount, discountReason, note, active, createdAt } = item
  const takeOut = async () => {
    const reply = await remove.run({ itemId: id })
    toast(
      reply.ok
        ? { message: t('purchases.drawer.removed', { package: packageName }), undo: offerUndo() }
        : { message: reply.error.message, tone: 'refused' },
    )
  }
  const day = formatDay(localDateOf(instantOf(createdAt), zone), 'short')
  const facts = [
    active ? t('purchases.drawer.since', { day }) : t('purchases.drawer.retired'),
    ...(discountReason === null ? [] : [discountReason]),
    ...(note === null ? [] : [note]),
  ]
  return (
    <li>
      <span className={classes.what}>
        <bdi>{packageName}</bdi>
        <span className={classes.facts}>{facts.join(' · ')}</span>
      </span>
      <span className={classes.money}>
        {discountAmount > 0 && (
          <s>
            <Money value={{ amount: amount + discountAmount, currency }} />
          </s>
        )}
        <Money value={{ amount, currency }} />
      </span>
      {active && (
        <Button
          label={t('purchases.drawer.sellNamed', { package: packageName })}
          onClick={() => openSale({ client, drawerItemId: id })}
        >
          {t('purchases.drawer.sell')}
        </Button>
      )}
      <Button
        tone="quiet"
        label={t('purchases.drawer.changeNamed', { package: packageName })}
        onClick={() => setChanging(true)}
      >
        {t('purchases.drawer.change')}
      </Button>
      <Button
        tone="quiet"
        label={t('purchases.drawer.removeNamed', { package: packageName })}
        busy={remove.busy}
        onClick={() => void takeOut()}
      >
        {t('purchases.drawer.remove')}
      </Button>
      {changing && <DrawerDialog client={client} item={item} onClose={() => setChanging(false)} />}
    </li>
  )
}
