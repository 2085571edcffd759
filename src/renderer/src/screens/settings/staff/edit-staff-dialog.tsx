import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ROLES } from '../../../../../shared/domain/permissions.ts'
import { Button } from '../../../components/button.tsx'
import { changedFields } from '../../../components/changed-fields.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { ActiveField } from '../active-field.tsx'
import { ProofField } from '../proof-field.tsx'
import { useHasSecret } from '../use-has-secret.ts'
import { serviceNames } from './service-names.ts'
import { StaffFields } from './staff-fields.tsx'
import { personOf, proofOf, type StaffForm, type StaffMember, useStaffForm, valuesOf } from './staff-form.ts'
import { WhatStays } from './what-stays.tsx'

type Props = {
  /** As they were when the dialog was opened. */
  readonly member: StaffMember
  /** The names of the services by id. */
  readonly names: ReadonlyMap<number, string>
  readonly onClose: () => void
}

/** Changes what somebody does here, or takes them out of the lists. */
export function EditStaffDialog({ member, names, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useStaffForm(valuesOf(member))
  const proves = useChangesPower(form, member)
  const active = form.useWatchValue('active')
  const update = useFormCommand('staff.update', form)
  const save = async (version: number, without: readonly string[]) => {
    const changes = changedFields(member, personOf(form.getValues()), without)
    if (Object.keys(changes).length === 0) return onClose()
    const saved = await update.send({ staffId: member.id, version, ...changes, ...proofOf(form.getValues()) })
    if (saved === null) return
    toast({ message: t('settings.saved', { name: saved.staff.name }) })
    onClose()
  }
  const { refusal } = update
  const isTrainer = member.role === 'trainer' || member.services.length > 0
  const showHours = () => {
    onClose()
    void navigate({ to: '/settings/hours', search: { trainer: member.id } })
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('settings.staff.editTitle', { name: member.name })}
      submitLabel={t('settings.save')}
      onSubmit={form.submit(() => void save(member.version, []))}
      busy={update.busy}
      refusal={refusal}
      wayOut={staleRecord({
        refusal,
        before: member,
        inWords: (field, value) => inWords(t, names, field, value),
        onSave: (version, without) => void save(version, without),
      })}
    >
      <StaffFields form={form} />
      <ActiveField
        key={form.key('active')}
        input={form.getInputProps('active', { type: 'checkbox' })}
        hint={t('settings.staff.activeHint')}
      />
      {member.active && !active && <WhatStays member={member} onLeave={onClose} />}
      {proves && <ProofField key={form.key('currentPin')} input={form.getInputProps('currentPin')} />}
      {isTrainer && (
        <div>
          <Button onClick={showHours}>{t('hours.ofPerson')}</Button>
        </div>
      )}
    </FormDialog>
  )
}

/** Whether what is typed lets somebody do other things than before, which takes a proof of who is at the desk. */
function useChangesPower(form: StaffForm, member: StaffMember): boolean {
  const hasSecret = useHasSecret()
  const role = form.useWatchValue('role')
  const active = form.useWatchValue('active')
  return hasSecret && (role !== member.role || (member.role === 'owner' && active !== member.active))
}

const ids = z.array(z.number()).catch([])

/** A field's label and a value of it in words, for when two people changed it. */
function inWords(
  t: TFunction,
  names: ReadonlyMap<number, string>,
  field: string,
  value: unknown,
): readonly [string, string] {
  switch (field) {
    case 'name':
      return [t('settings.staff.name'), String(value)]
    case 'role':
      return [t('settings.staff.role'), t(`role.${ROLES.find((role) => role === value) ?? 'trainer'}`)]
    case 'services':
      return [
        t('settings.staff.services'),
        serviceNames(ids.parse(value), names) || t('settings.staff.everyService'),
      ]
    default:
      return [t('settings.column.status'), t(value === true ? 'settings.active' : 'settings.inactive')]
  }
}
