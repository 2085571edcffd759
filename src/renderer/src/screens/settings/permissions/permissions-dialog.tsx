import { Checkbox, Select } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { may, missingFor } from '../../../../../shared/domain/permissions.ts'
import { useMay } from '../../../api/use-may.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Dialog, FormDialog } from '../../../components/dialog.tsx'
import { useStudioForm } from '../../../components/field.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { ProofField } from '../proof-field.tsx'
import { useStripe } from '../stripe/use-stripe.ts'
import { useHasSecret } from '../use-has-secret.ts'
import {
  askedOf,
  type Beginning,
  beginningsFor,
  GROUPS,
  type GroupName,
  isNamed,
  type Person,
  permittedTo,
} from './permission-form.ts'
import classes from './permissions.module.css'

type Props = {
  /** As they were when the dialog was opened. */
  readonly person: Person
  readonly people: readonly Person[]
  readonly onClose: () => void
}

type Values = { readonly permissions: readonly string[]; readonly currentPin: string }

const fields = z.object({ permissions: z.array(z.string()), currentPin: z.string() })

/** What somebody may do, one by one or from a template; for an owner, and for oneself, why it stays as it is. */
export function PermissionsDialog(props: Props) {
  const { t } = useTranslation()
  const own = useQuery('auth.current', {}).value?.actor?.staffId ?? null
  const { person, onClose } = props
  if (person.role !== 'owner' && person.id !== own) return <PermissionsForm {...props} />
  return (
    <Dialog opened onClose={onClose} title={t('permissions.title', { name: person.name })}>
      <p>{t(person.role === 'owner' ? 'permissions.ownerAll' : 'permissions.own')}</p>
    </Dialog>
  )
}

function PermissionsForm({ person, people, onClose }: Props) {
  const { t } = useTranslation()
  const form = useStudioForm<Values>(fields, { permissions: permittedTo(person), currentPin: '' })
  const ticked = form.useWatchValue('permissions')
  const hasSecret = useHasSecret()
  const update = useFormCommand('staff.update', form)
  const beginnings = beginningsFor(person, people)
  const { granted, withdrawn } = askedOf(person.role, ticked)
  const count = granted.length + withdrawn.length
  const submit = form.submit(async ({ currentPin }) => {
    const proof = currentPin === '' ? {} : { currentPin }
    const change = { staffId: person.id, version: person.version, granted, withdrawn }
    const saved = await update.send({ ...change, ...proof })
    if (saved === null) return
    toast({ message: t('permissions.saved', { name: person.name }) })
    onClose()
  })
  const begin = (key: string | null) => {
    const chosen = beginnings.find((one) => one.key === key)
    if (chosen === undefined) return
    form.setFieldValue('permissions', [...permittedTo({ ...person, ...changesOf(chosen) })])
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      width={840}
      title={t('permissions.title', { name: person.name })}
      submitLabel={t('permissions.save')}
      onSubmit={submit}
      busy={update.busy}
      refusal={update.refusal}
    >
      <Select
        label={t('permissions.begin')}
        placeholder={t('permissions.choose')}
        data={optionsOf(t, beginnings)}
        onChange={begin}
        data-autofocus
      />
      <Checkbox.Group
        {...form.getInputProps('permissions')}
        key={form.key('permissions')}
        aria-label={t('permissions.title', { name: person.name })}
      >
        <div className={classes.groups}>
          {(Object.keys(GROUPS) as GroupName[]).map((group) => (
            <PermissionGroup key={group} group={group} person={person} ticked={ticked} />
          ))}
        </div>
      </Checkbox.Group>
      <p role="status" className={classes.count}>
        {count === 0 ? t('permissions.same') : t('permissions.differs', { count })}
      </p>
      {hasSecret && <ProofField key={form.key('currentPin')} input={form.getInputProps('currentPin')} />}
    </FormDialog>
  )
}

type GroupProps = {
  readonly group: GroupName
  readonly person: Person
  readonly ticked: readonly string[]
}

/** The permissions of one part of the work; those that the role does not say stand out. */
function PermissionGroup({ group, person, ticked }: GroupProps) {
  const { t } = useTranslation()
  const mayOneself = useMay()
  const usual = { staffId: null, name: '', role: person.role, granted: [], withdrawn: [] }
  const stripeIsOn = (useStripe().value?.state ?? 'off') !== 'off'
  const named = { stripeIsOn, permitted: permittedTo(person) }
  const permissions = GROUPS[group].filter((permission) => isNamed(permission, named))
  return (
    <fieldset className={classes.group}>
      <legend>{t(`permissions.group.${group}`)}</legend>
      {permissions.map((permission) => {
        const on = ticked.includes(permission)
        const missing = on ? missingFor(permission, ticked) : null
        return (
          <Checkbox
            key={permission}
            value={permission}
            label={t(`permissions.may.${permission}`)}
            description={
              missing === null ? null : t('permissions.useless', { what: t(`permissions.may.${missing}`) })
            }
            data-changed={on !== may(usual, permission) || undefined}
            classNames={{ label: classes.label }}
            // Nobody gives what they may not do themselves.
            disabled={!on && !mayOneself(permission)}
          />
        )
      })}
    </fieldset>
  )
}

function changesOf({ changes }: Beginning) {
  return { granted: [...changes.granted], withdrawn: [...changes.withdrawn] }
}

function optionsOf(t: TFunction, beginnings: readonly Beginning[]) {
  const of = (kind: Beginning['kind']) =>
    beginnings
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: one.key, label: beginningName(t, one) }))
  return [
    { group: t('permissions.templates'), items: of('template') },
    { group: t('permissions.people'), items: of('person') },
  ].filter(({ items }) => items.length > 0)
}

function beginningName(t: TFunction, one: Beginning): string {
  if (one.kind === 'person') return t('permissions.asPerson', { name: one.name })
  const name = t(`permissions.template.${one.name}`)
  return `${name} · ${t(`permissions.templateHint.${one.name}`)}`
}
