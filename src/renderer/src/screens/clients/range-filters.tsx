import { TextInput } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { useStudioForm } from '../../components/field.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './clients.module.css'
import { askedRanges, type RangeValues, rangeFields, typedRanges } from './range-form.ts'
import type { ClientsSearch } from './search.ts'
import { countRanges, noRanges } from './view-model.ts'

type Props = {
  readonly search: ClientsSearch
  readonly onChange: (next: Partial<ClientsSearch>) => void
}

/** The way to ranges and facts; says how many narrow the list. */
export function RangeFilters({ search, onChange }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const count = countRanges(search)
  return (
    <>
      <Button icon={<ListFilter size={16} aria-hidden="true" />} onClick={() => setOpened(true)}>
        {count === 0 ? t('clients.filters.open') : t('clients.filters.openCount', { count })}
      </Button>
      {opened && <RangeDialog search={search} onChange={onChange} onClose={() => setOpened(false)} />}
    </>
  )
}

type DialogProps = Props & { readonly onClose: () => void }

function RangeDialog({ search, onChange, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { currency } = useStudio()
  const form = useStudioForm<RangeValues>(rangeFields(currency), typedRanges(search, currency))
  const submit = form.submit((typed) => {
    const asked = askedRanges(typed, currency)
    const credits = asked.minAvailable === undefined && asked.maxAvailable === undefined
    // One of the quick choices is a range of what is left too: the one that was typed takes its place.
    onChange(credits ? asked : { ...asked, credits: undefined })
    onClose()
  })
  const clear = () => {
    onChange(noRanges())
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('clients.filters.title')}
      submitLabel={t('clients.filters.apply')}
      onSubmit={submit}
      busy={false}
      refusal={null}
    >
      <Range form={form} label={t('clients.filters.sessions')} from="minSessions" to="maxSessions" />
      <Range form={form} label={t('clients.filters.available')} from="minAvailable" to="maxAvailable" />
      <Range
        form={form}
        label={t('clients.filters.revenue', { currency })}
        from="minRevenue"
        to="maxRevenue"
      />
      <Range
        form={form}
        label={t('clients.filters.registered')}
        from="registeredFrom"
        to="registeredTo"
        type="date"
      />
      <TextInput
        {...form.getInputProps('location')}
        key={form.key('location')}
        label={t('clients.filters.location')}
        description={t('clients.filters.locationHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={120}
      />
      {countRanges(search) > 0 && (
        <div>
          <Button tone="quiet" onClick={clear}>
            {t('clients.filters.clear')}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}

type RangeProps = {
  readonly form: ReturnType<typeof useStudioForm<RangeValues>>
  readonly label: string
  readonly from: keyof RangeValues
  readonly to: keyof RangeValues
  readonly type?: 'date'
}

/** From one end to the other; either may be left open. */
function Range({ form, label, from, to, type }: RangeProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={classes.range}>
      <legend>{label}</legend>
      {([from, to] as const).map((end) => (
        <TextInput
          {...form.getInputProps(end)}
          key={form.key(end)}
          {...(type === undefined ? { inputMode: 'numeric' as const } : { type })}
          label={t(end === from ? 'clients.filters.from' : 'clients.filters.to')}
          aria-label={`${label}, ${t(end === from ? 'clients.filters.from' : 'clients.filters.to')}`}
        />
      ))}
    </fieldset>
  )
}
