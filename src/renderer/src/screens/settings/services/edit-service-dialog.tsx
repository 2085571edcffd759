import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { DELIVERIES } from '../../../../../shared/domain/catalogue.ts'
import { changedFields } from '../../../components/changed-fields.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { ActiveField } from '../active-field.tsx'
import { Note } from '../note.tsx'
import { colourOf } from './colours.ts'
import { NameField, TermsFields } from './service-fields.tsx'
import { type Service, termsOf, useServiceForm, valuesOf } from './service-form.ts'

type Props = {
  /** As it was when the dialog was opened. */
  readonly service: Service
  readonly onClose: () => void
}

/** Changes what new sessions of a service are made with, or takes it out of use. */
export function EditServiceDialog({ service, onClose }: Props) {
  const { t } = useTranslation()
  const form = useServiceForm(valuesOf(service))
  const update = useFormCommand('services.update', form)
  const save = async (version: number, without: readonly string[]) => {
    const values = form.getValues()
    const changes = changedFields(service, { ...termsOf(values), active: values.active }, without)
    if (Object.keys(changes).length === 0) return onClose()
    const saved = await update.send({ serviceId: service.id, version, ...changes })
    if (saved === null) return
    toast({ message: t('settings.saved', { name: saved.service.name }) })
    onClose()
  }
  const { refusal } = update
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('settings.services.editTitle', { name: service.name })}
      width={560}
      submitLabel={t('settings.save')}
      onSubmit={form.submit(() => void save(service.version, []))}
      busy={update.busy}
      refusal={refusal}
      wayOut={staleRecord({
        refusal,
        before: service,
        inWords: (field, value) => inWords(t, field, value),
        onSave: (version, without) => void save(version, without),
      })}
    >
      <NameField form={form} />
      <Note>
        <strong>
          {t(`settings.kind.${service.kind}`)} · {service.family}
        </strong>
        <br />
        {t('settings.services.fixed')}
      </Note>
      <TermsFields form={form} />
      <ActiveField
        key={form.key('active')}
        input={form.getInputProps('active', { type: 'checkbox' })}
        hint={t('settings.services.activeHint')}
      />
    </FormDialog>
  )
}

/** A field's label and a value of it in words, for when two people changed it. */
function inWords(t: TFunction, field: string, value: unknown): readonly [string, string] {
  switch (field) {
    case 'name':
    case 'minutes':
    case 'capacity':
    case 'creditCost':
    case 'bufferMinutes':
      return [t(`settings.services.${field}`), String(value)]
    case 'delivery':
      return [t('settings.services.delivery'), t(`settings.delivery.${deliveryOf(value)}`)]
    case 'colour':
      return [t('settings.services.colour'), t(`settings.colour.c${colourOf(value)}`)]
    default:
      return [t('settings.column.status'), t(value === true ? 'settings.active' : 'settings.inactive')]
  }
}

const deliveryOf = (value: unknown) => DELIVERIES.find((delivery) => delivery === value) ?? 'studio'
