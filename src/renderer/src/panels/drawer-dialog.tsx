import { TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/use-command.ts'
import { useQuery } from '../api/use-query.ts'
import { FormDialog } from '../components/dialog.tsx'
import { SearchableSelect } from '../components/searchable-select.tsx'
import { toast } from '../components/toast.tsx'
import { packageChoices } from './package-choices.ts'
import { DiscountFields } from './sale-fields.tsx'
import { typedDiscount, useSaleForm } from './sale-form.ts'
import type { SaleClient } from './use-sale.ts'

type Props = { readonly client: SaleClient; readonly onClose: () => void }

/** Puts a package aside for a client who means to buy it, with what shall be taken off and a word to whoever sells it. */
export function DrawerDialog({ client, onClose }: Props) {
  const { t } = useTranslation()
  const packages = useQuery('packages.list', { active: true }).value?.rows ?? []
  const { fields, set } = useSaleForm()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const add = useCommand('saleDrawer.add')
  const wanted = packages.find(({ id }) => id === fields.packageId) ?? null
  const discount = wanted === null ? null : typedDiscount(fields, wanted.price)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (wanted === null || discount === undefined) return
    const off = discount === null ? {} : { discount: { ...discount, reason: fields.reason } }
    const reply = await add.run({ clientId: client.id, packageId: wanted.id, ...off, note })
    if (!reply.ok) return
    toast({ message: t('purchases.drawer.added', { package: wanted.name, name: client.name }) })
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('purchases.drawer.addTitle', { name: client.name })}
      width={520}
      submitLabel={t('purchases.drawer.button')}
      onSubmit={(event) => void submit(event)}
      busy={add.busy}
      refusal={add.refusal}
    >
      <SearchableSelect
        label={t('sale.package')}
        data-autofocus
        error={tried && wanted === null ? t('form.missing') : undefined}
        data={packageChoices(packages)}
        value={fields.packageId === null ? null : String(fields.packageId)}
        onChange={(id) => set({ packageId: id === null ? null : Number(id) })}
      />
      <DiscountFields
        fields={fields}
        set={set}
        price={wanted?.price ?? null}
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
