import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { PAYMENT_METHODS, PURCHASE_PROVIDERS } from '../../../../shared/domain/purchases.ts'
import { Button } from '../../components/button.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { FieldRow, isHalfWritten, useStudioForm } from '../../components/field.tsx'
import { i18n } from '../../i18n/setup.ts'
import type { PurchasesSearch } from './search.ts'
import { countFilters, NO_FILTERS } from './view-model.ts'

type Props = {
  readonly search: PurchasesSearch
  readonly onChange: (next: Partial<PurchasesSearch>) => void
  readonly onClose: () => void
}

type Values = {
  readonly from: string
  readonly to: string
  readonly method: string | null
  readonly provider: string | null
}

const fields = () =>
  z
    .object({
      from: z.string(),
      to: z.string(),
      method: z.string().nullable(),
      provider: z.string().nullable(),
    })
    .refine(({ from, to }) => from === '' || to === '' || from <= to, {
      path: ['to'],
      message: i18n.t('purchases.filters.order'),
    })

const { query: _query, status: _status, ...NO_PANEL } = NO_FILTERS

/** When, how and through whom the sales were made that the list shows. */
export function FilterDialog({ search, onChange, onClose }: Props) {
  const { t } = useTranslation()
  const form = useStudioForm<Values>(fields(), {
    from: search.from ?? '',
    to: search.to ?? '',
    method: search.method ?? null,
    provider: search.provider ?? null,
  })
  const submit = form.submit(({ from, to, method, provider }) => {
    const half = t('form.halfWritten')
    if (isHalfWritten(form, 'from', half) || isHalfWritten(form, 'to', half)) return
    onChange({
      from: from === '' ? undefined : from,
      to: to === '' ? undefined : to,
      method: PAYMENT_METHODS.find((known) => known === method),
      provider: PURCHASE_PROVIDERS.find((known) => known === provider),
    })
    onClose()
  })
  const clear = () => {
    onChange(NO_PANEL)
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('purchases.filters.title')}
      submitLabel={t('purchases.filters.apply')}
      onSubmit={submit}
      busy={false}
      refusal={null}
    >
      <FieldRow>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            {...form.getInputProps(end)}
            key={form.key(end)}
            type="date"
            label={t(`purchases.filters.${end}`)}
            data-autofocus={end === 'from' || undefined}
          />
        ))}
      </FieldRow>
      <Select
        {...form.getInputProps('method')}
        key={form.key('method')}
        label={t('purchases.filters.method')}
        placeholder={t('purchases.filters.any')}
        clearable
        data={PAYMENT_METHODS.map((value) => ({ value, label: t(`purchases.method.${value}`) }))}
      />
      <Select
        {...form.getInputProps('provider')}
        key={form.key('provider')}
        label={t('purchases.filters.provider')}
        placeholder={t('purchases.filters.any')}
        clearable
        data={PURCHASE_PROVIDERS.map((value) => ({ value, label: t(`purchases.provider.${value}`) }))}
      />
      {countFilters(search) > 0 && (
        <div>
          <Button tone="quiet" onClick={clear}>
            {t('purchases.filters.clear')}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
