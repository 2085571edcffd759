import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../components/dialog.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { KindFields, NameField, TermsFields } from './service-fields.tsx'
import { newService, newServiceInput, type Service, useServiceForm } from './service-form.ts'

type Props = { readonly services: readonly Service[]; readonly onClose: () => void }

/** Adds what the studio offers to its list. */
export function AddServiceDialog({ services, onClose }: Props) {
  const { t } = useTranslation()
  const form = useServiceForm(newService(services))
  const create = useFormCommand('services.create', form)
  const submit = form.submit(async (values) => {
    const made = await create.send(newServiceInput(values))
    if (made === null) return
    toast({ message: t('settings.added.services', { name: made.service.name }) })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('settings.services.addTitle')}
      width={560}
      submitLabel={t('settings.services.add')}
      onSubmit={submit}
      busy={create.busy}
      refusal={create.refusal}
    >
      <NameField form={form} />
      <KindFields form={form} />
      <TermsFields form={form} />
    </FormDialog>
  )
}
