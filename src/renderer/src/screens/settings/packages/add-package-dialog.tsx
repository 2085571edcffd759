import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../components/dialog.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { useStudio } from '../../../state/studio.ts'
import { Note } from '../note.tsx'
import { PackageFields } from './package-fields.tsx'
import {
  NEW_PACKAGE,
  type Package,
  type PackageValues,
  packageInput,
  usePackageForm,
} from './package-form.ts'

type Props = {
  readonly onClose: () => void
  /** What it is made from, where it is not made from nothing. */
  readonly title?: string
  readonly initial?: PackageValues
  /** What ought to be known of what it is made from. */
  readonly note?: string
  readonly onAdded?: (made: Package) => void
}

/** Adds what clients can buy. */
export function AddPackageDialog({ onClose, title, initial = NEW_PACKAGE, note, onAdded }: Props) {
  const { t } = useTranslation()
  const { currency } = useStudio()
  const form = usePackageForm(currency, initial)
  const create = useFormCommand('packages.create', form)
  const submit = form.submit(async (values) => {
    const input = packageInput(values, currency)
    if (input === null) return
    const made = await create.send(input)
    if (made === null) return
    toast({ message: t('settings.added.packages', { name: made.package.name }) })
    onClose()
    onAdded?.(made.package)
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={title ?? t('settings.packages.addTitle')}
      width={560}
      submitLabel={t('settings.packages.add')}
      onSubmit={submit}
      busy={create.busy}
      refusal={create.refusal}
    >
      <PackageFields form={form} currency={currency} />
      {note !== undefined && <Note>{note}</Note>}
      <Note>{t('settings.packages.termsStay')}</Note>
    </FormDialog>
  )
}
