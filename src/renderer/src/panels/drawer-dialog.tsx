import { TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/use-command.ts'
import { useQuery } from '../api/use-query.ts'
import { FormDialog } from '../components/dialog.tsx'
import { SearchableSelect } from '../components/searchable-select.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { packageChoices } from './package-choices.ts'
import { DiscountFields } from './sale-fields.tsx'
import { type DrawerItem, fieldsOf, typedDiscount, useSaleForm } from './sale-form.ts'
import { priceText, type SaleClient } from './use-sale.ts'

type Props = {
  readonly client: SaleClient
  /** What is changed; absent where something is put aside. */
  readonly item?: DrawerItem
  readonly onClose: () => void
}

/**
 * Puts a package aside for a client who means to buy it, with what shall be taken off and a word to whoever sells it; or
 * changes these of one that is put aside.
 */
export function DrawerDialog({ client, item, onClose }: Props) {
  const { t } = useTranslation()
  const packages = useQuery('packages.list', { active: true }).value?.rows ?? []
  const { fields, set } = useSaleForm(item === undefined ? {} : fieldsOf(item, priceText))
  const [note, setNote] = useState(item?.note ?? '')
  const [tried, setTried] = useState(false)
  const keep = useKeep(client, item)
  const price = item === undefined ? packages.find(({ id }) => id === fields.packageId)?.price : priceOf(item)
  const discount = price === undefined ? null : typedDiscount(fields, price)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (fields.packageId === null || price === undefined || discount === undefined) return
    const off = discount === null ? null : { ...discount, reason: fields.reason }
    if (await keep.run(fields.packageId, off, note)) onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={
        item === undefined
          ? t('purchases.drawer.addTitle', { name: client.name })
          : t('purchases.drawer.changeTitle', { package: item.packageName })
      }
      width={520}
      submitLabel={t(item === undefined ? 'purchases.drawer.button' : 'purchases.drawer.changeButton')}
      onSubmit={(event) => void submit(event)}
      busy={keep.busy}
      refusal={keep.refusal}
    >
      {item === undefined && (
        <SearchableSelect
          label={t('sale.package')}
          data-autofocus
          error={tried && fields.packageId === null ? t('form.missing') : undefined}
          data={packageChoices(packages)}
          value={fields.packageId === null ? null : String(fields.packageId)}
          onChange={(id) => set({ packageId: id === null ? null : Number(id) })}
        />
      )}
      <DiscountFields
        fields={fields}
        set={set}
        price={price ?? null}
        wrong={discount === undefined && (tried || fields.typed !== '')}
      />
      <TextInput
        label={t('purchases.drawer.note')}
        description={t('purchases.drawer.noteHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={255}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

const priceOf = ({ priceAmount: amount, currency }: DrawerItem) => ({ amount, currency })

type Off = ({ readonly amount: number } | { readonly percent: number }) & { readonly reason: string }

/** Puts it aside or changes it, and says so; answers whether it was done. */
function useKeep(client: SaleClient, item: DrawerItem | undefined) {
  const { t } = useTranslation()
  const add = useCommand('saleDrawer.add')
  const update = useCommand('saleDrawer.update')
  const run = async (packageId: number, discount: Off | null, note: string) => {
    const reply =
      item === undefined
        ? await add.run({ clientId: client.id, packageId, note, ...(discount === null ? {} : { discount }) })
        : await update.run({ itemId: item.id, version: item.version, discount, note })
    if (!reply.ok) return false
    const names = { package: reply.value.item.packageName, name: client.name }
    const key = item === undefined ? 'purchases.drawer.added' : 'purchases.drawer.changed'
    toast({ message: t(key, names), undo: offerUndo() })
    return true
  }
  return { run, busy: add.busy || update.busy, refusal: add.refusal ?? update.refusal }
}
