import { SegmentedControl } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../api/use-command.ts'
import { useMay } from '../api/use-may.ts'
import { usePreview, useQuery } from '../api/use-query.ts'
import { Answered } from '../components/answered.tsx'
import { Dialog, FormDialog } from '../components/dialog.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { SearchableSelect } from '../components/searchable-select.tsx'
import { toast } from '../components/toast.tsx'
import { locale } from '../i18n/locale.ts'
import { AvailablePreview } from './available-preview.tsx'
import { Consequence } from './consequence.tsx'
import { placeHolder, type SoldPackage } from './sale.ts'

type Props = {
  readonly onClose: () => void
  readonly client: { readonly id: number; readonly name: string }
}

/** Sells a client a package at its price. What it gives, and whether it has to wait, is said before. */
export function SellDialog({ onClose, client }: Props) {
  const { t } = useTranslation()
  const packages = useQuery('packages.list', { active: true })
  const title = t('sale.title', { name: client.name })
  const offered = packages.value?.rows ?? []
  if (offered.length > 0) return <Sale title={title} packages={offered} onClose={onClose} client={client} />
  return (
    <Dialog opened onClose={onClose} title={title}>
      <Answered answer={packages}>
        {() => (
          <EmptyState
            subject="credits"
            title={t('sale.none')}
            action={<Link to="/settings/packages">{t('sale.toPackages')}</Link>}
          >
            {t('sale.noneText')}
          </EmptyState>
        )}
      </Answered>
    </Dialog>
  )
}

type SaleProps = Props & { readonly title: string; readonly packages: readonly SoldPackage[] }

const PAYMENTS = ['paid', 'later'] as const

function Sale({ title, packages, onClose, client }: SaleProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const [payment, setPayment] = useState<(typeof PAYMENTS)[number]>('paid')
  const [missing, setMissing] = useState(false)
  const sell = useCommand('purchases.create')
  const navigate = useNavigate()
  const may = useMay()
  const mayPlan = may('schedule.write') && may('bookings.write')
  const bought = packages.find(({ id }) => String(id) === chosen) ?? null
  const input =
    bought === null ? null : { clientId: client.id, packageId: bought.id, paid: payment === 'paid' }
  const preview = usePreview('purchases.create', input)
  const price = (one: SoldPackage) => formatMoney(one.price, locale())

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(input === null)
    if (input === null || bought === null) return
    const reply = await sell.run(input)
    if (!reply.ok) return
    const count = reply.value.availableSessions
    const { purchase, plan } = reply.value
    const follow = () => void navigate({ to: '/plan', search: { purchase: purchase.id } })
    toast({
      message: t('sale.done', { package: bought.name, name: client.name, count }),
      ...(plan === null && mayPlan ? { action: { label: t('plan.open'), run: follow } } : {}),
    })
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={title}
      submitLabel={bought === null ? t('sale.buttonNone') : t('sale.button', { price: price(bought) })}
      onSubmit={(event) => void submit(event)}
      busy={sell.busy}
      refusal={sell.refusal}
    >
      <SearchableSelect
        label={t('sale.package')}
        data-autofocus
        error={missing && bought === null ? t('form.missing') : undefined}
        data={packages.map((one) => ({ value: String(one.id), label: `${one.name} · ${price(one)}` }))}
        value={chosen}
        onChange={setChosen}
      />
      <SegmentedControl
        aria-label={t('sale.payment')}
        value={payment}
        onChange={(next) => setPayment(PAYMENTS.find((known) => known === next) ?? 'paid')}
        data={PAYMENTS.map((value) => ({ value, label: t(`sale.payments.${value}`) }))}
      />
      {bought !== null && (
        <Consequence refusal={preview.refusal}>
          <Terms bought={bought} clientId={client.id} paid={payment === 'paid'} />
        </Consequence>
      )}
      <AvailablePreview
        clientId={client.id}
        after={input === null ? undefined : preview.value?.availableSessions}
        refusal={null}
      />
    </FormDialog>
  )
}

type TermsProps = {
  readonly bought: Value<'packages.list'>['rows'][number]
  readonly clientId: number
  readonly paid: boolean
}

/** What the client gets, until when, and what stands in the way of using it at once. */
function Terms({ bought, clientId, paid }: TermsProps) {
  const { t } = useTranslation()
  const packs = useQuery('subscriptions.list', { clientId }).value?.rows ?? []
  const before = placeHolder(packs, bought)
  const { credits, family, validityDays, period } = bought
  const goodFor = family ?? t('client.packs.general')
  return (
    <>
      <p>
        {period === null
          ? t('sale.gives', { count: credits, family: goodFor })
          : t(`sale.givesPer.${period}`, { count: credits, family: goodFor })}
      </p>
      <p>
        {validityDays === null
          ? t(period === null ? 'sale.noEnd' : 'sale.untilEnded')
          : t(before === null ? 'sale.valid' : 'sale.validLater', { count: validityDays })}
      </p>
      {before !== null && <p>{t('sale.waits', { name: before.packageName })}</p>}
      {!paid && <p>{t('sale.debt')}</p>}
    </>
  )
}
