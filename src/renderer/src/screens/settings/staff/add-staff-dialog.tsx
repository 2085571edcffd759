import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../components/dialog.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { ProofField } from '../proof-field.tsx'
import { useHasSecret } from '../use-has-secret.ts'
import { StaffFields } from './staff-fields.tsx'
import { NEW_PERSON, personOf, proofOf, useStaffForm } from './staff-form.ts'

type Props = { readonly onClose: () => void }

/** Adds somebody who works here. */
export function AddStaffDialog({ onClose }: Props) {
  const { t } = useTranslation()
  const form = useStaffForm(NEW_PERSON)
  const hasSecret = useHasSecret()
  const proves = form.useWatchValue('role') === 'owner' && hasSecret
  const create = useFormCommand('staff.create', form)
  const submit = form.submit(async (values) => {
    const { active: _active, ...person } = personOf(values)
    const made = await create.send({ ...person, ...proofOf(values) })
    if (made === null) return
    toast({ message: t('settings.added.staff', { name: made.staff.name }) })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('settings.staff.addTitle')}
      submitLabel={t('settings.staff.add')}
      onSubmit={submit}
      busy={create.busy}
      refusal={create.refusal}
    >
      <StaffFields form={form} />
      {proves && <ProofField key={form.key('currentPin')} input={form.getInputProps('currentPin')} />}
    </FormDialog>
  )
}
