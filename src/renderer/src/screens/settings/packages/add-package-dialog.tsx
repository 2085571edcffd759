import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../components/dialog.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { useStudio } from '../../../state/studio.ts'
import { Note } from '../note.tsx'
import { PackageFields } from './package-fields.tsx'
import { packageInput, usePackageForm } from './package-form.ts'

type Props = { readonly onClose: () => void }

/** Adds what clients can buy. */
export function AddPackageDialog({ onClose }: Props) {
  const { t } = useTranslation()
  const { currency } = useStudio()
  const form = usePackageForm(currency)
  const create = useFormCommand('packages.create', form)
  const submit = form.submit(async (values) => {
    const input = packageInput(values, currency)
    if (input === null) return
    const made = await create.send(input)
    if (made === null) return
    toast({ message: t('settings.added.packages', { name: made.package.name }) })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('settings.packages.addTitle')}
      width={560}
      submitLabel={t('settings.packages.add')}
      onSubmit={submit}
      busy={create.busy}
      refusal={create.refusal}
    >
      <PackageFields form={form} currency={currency} />
      <Note>{t('settings.packages.termsStay')}</Note>
    </FormDialog>
  )
}
