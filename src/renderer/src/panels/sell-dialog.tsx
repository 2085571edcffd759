import { Link, useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { useMay } from '../api/use-may.ts'
import { useQuery } from '../api/use-query.ts'
import { Answered } from '../components/answered.tsx'
import { Dialog, FormDialog } from '../components/dialog.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { SearchableSelect } from '../components/searchable-select.tsx'
import { type ToastAction, toast } from '../components/toast.tsx'
import { i18n } from '../i18n/setup.ts'
import { AvailablePreview } from './available-preview.tsx'
import { ClientPicker } from './client-picker.tsx'
import { Consequence } from './consequence.tsx'
import { packageChoices } from './package-choices.ts'
import { printReceipt } from './print-receipt.ts'
import type { SoldPackage } from './sale.ts'
import { DiscountFields, DrawerChoice, PaymentFields } from './sale-fields.tsx'
import { rememberMethod } from './sale-form.ts'
import { SaleTerms } from './sale-terms.tsx'
import { priceText, type SaleClient, type SaleInHand, useSale } from './use-sale.ts'
import { waitsText } from './waits.ts'

type Props = {
  readonly onClose: () => void
  /** Absent where the buyer is still to be chosen. */
  readonly client?: SaleClient
  /** What of the client's drawer is sold. */
  readonly drawerItemId?: number
  readonly onSold?: (purchaseId: number) => void
}

/**
 * Sells a client a package, at its price or less, now or to be paid later. What it gives, what it comes to and whether it
 * has to wait is said before.
 */
export function SellDialog(props: Props) {
  const { t } = useTranslation()
  const packages = useQuery('packages.list', { active: true })
  const offered = packages.value?.rows ?? []
  if (offered.length > 0) return <Sale {...props} packages={offered} />
  return (
    <Dialog opened onClose={props.onClose} title={titleFor(props.client)}>
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

const titleFor = (client: SaleClient | undefined): string =>
  client === undefined ? i18n.t('sale.titleAnybody') : i18n.t('sale.title', { name: client.name })

function Sale(props: Props & { readonly packages: readonly SoldPackage[] }) {
  const { packages, onClose, client: given } = props
  const { t } = useTranslation()
  const sale = useSale(packages, given, props.drawerItemId)
  const { fields, set, bought, client, input, command, toPay } = sale
  const [tried, setTried] = useState(false)
  const follow = useFollow()
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(input === null)
    if (input === null || bought === null || client === null) return
    const reply = await command.run(input)
    if (!reply.ok) return
    if (fields.payment === 'paid') rememberMethod(fields.method)
    tellSold(reply.value, bought.name, client.name, follow(reply.value))
    props.onSold?.(reply.value.purchase.id)
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={titleFor(given)}
      width={520}
      submitLabel={toPay === null ? t('sale.buttonNone') : t('sale.button', { price: priceText(toPay) })}
      onSubmit={(event) => void submit(event)}
      busy={command.busy}
      refusal={command.refusal}
    >
      {given === undefined && (
        <ClientPicker
          label={t('sale.client')}
          initialFocus
          {...sale.picker}
          error={tried && client === null ? t('form.missing') : undefined}
        />
      )}
      <DrawerChoice drawer={sale.drawer.items} chosen={sale.covered} onChoose={sale.drawer.choose} />
      <SearchableSelect
        label={t('sale.package')}
        data-autofocus={given !== undefined || undefined}
        error={tried && bought === null ? t('form.missing') : undefined}
        data={packageChoices(packages, sale.drawer.items)}
        value={fields.packageId === null ? null : String(fields.packageId)}
        onChange={(id) => set({ packageId: id === null ? null : Number(id) })}
      />
      <DiscountFields
        fields={fields}
        set={set}
        price={bought?.price ?? null}
        wrong={sale.discount === undefined && (tried || fields.typed !== '')}
      />
      <PaymentFields fields={fields} set={set} />
      <Outlook sale={sale} />
    </FormDialog>
  )
}

/** What the sale would do, once it is known who buys what. */
function Outlook({ sale }: { readonly sale: SaleInHand }) {
  const { bought, client, fields, discount, covered } = sale
  if (bought === null || client === null) return null
  return (
    <>
      <Consequence refusal={sale.refusal}>
        <SaleTerms
          bought={bought}
          waits={sale.waits}
          paid={fields.payment === 'paid'}
          discount={discount ?? null}
          covers={covered !== null}
        />
      </Consequence>
      <AvailablePreview clientId={client.id} after={sale.availableAfter} refusal={null} />
    </>
  )
}

/** Where a sale leads: to its sessions, unless it was planned by itself, or somebody else plans. */
function useFollow(): (sold: Value<'purchases.create'>) => readonly ToastAction[] {
  const navigate = useNavigate()
  const may = useMay()
  const mayPlan = may('schedule.write') && may('bookings.write')
  return ({ purchase, plan }) =>
    plan === null && mayPlan
      ? [
          {
            label: i18n.t('plan.open'),
            run: () => void navigate({ to: '/plan', search: { purchase: purchase.id } }),
          },
        ]
      : []
}

/** Says what was sold, and offers its receipt and what comes next. */
function tellSold(
  { purchase, availableSessions, waits }: Value<'purchases.create'>,
  pack: string,
  name: string,
  further: readonly ToastAction[],
): void {
  const sold = { package: pack, name, count: availableSessions }
  toast({
    message:
      waits === null
        ? i18n.t('sale.done', sold)
        : i18n.t('sale.doneWaits', { ...sold, waits: waitsText(waits) }),
    actions: [
      {
        label: i18n.t(`purchases.panel.paper.${purchase.receiptNo === null ? 'debt' : 'receipt'}`),
        run: () => void printReceipt(purchase.id),
      },
      ...further,
    ],
  })
}
